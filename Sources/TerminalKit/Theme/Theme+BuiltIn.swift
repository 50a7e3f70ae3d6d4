extension Theme {
  /// The theme that is compiled in, so that the program can always start.
  public static let builtIn = Theme(name: "dark", inks: [:], papers: [:])
}
