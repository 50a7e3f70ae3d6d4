extension Theme {
  /// The theme that is compiled in, so that the program can always start: `dark`.
  public static let builtIn: Theme = {
    let text = BundledThemes.text(named: "dark") ?? ""
    let reader = ThemeFileReader(text: text, name: "dark")
    return ThemeLoader.assemble(reader, resolve: BundledThemes.text).theme
  }()
}
