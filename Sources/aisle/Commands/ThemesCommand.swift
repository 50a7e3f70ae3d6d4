import ArgumentParser
import TerminalKit

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List, check or show themes.",
    subcommands: [List.self, Check.self, Show.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the themes.")

    func run() throws {
      for name in ThemeShelf.current.names { Output.line(name) }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check themes: roles, contrast, unknown keys.")

    @Argument(help: "Themes by name; all when none is named.")
    var names: [String] = []

    func run() throws {
      let shelf = ThemeShelf.current
      var count = 0
      for name in names.isEmpty ? shelf.names : names {
        guard let text = shelf.text(named: name) else {
          throw CommandFailure(shelf.unknown(name))
        }
        let warnings = ThemeCheck.check(text: text, name: name, resolve: shelf.text(named:))
        for warning in warnings { Output.error("\(warning)") }
        count += warnings.count
        if warnings.isEmpty { Output.line("\(name): good") }
      }
      if count > 0 { throw SomeRowsRefused() }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show a theme's colours.")

    @Argument(help: "The theme's name.")
    var name: String

    func run() throws {
      let shelf = ThemeShelf.current
      guard shelf.text(named: name) != nil else { throw CommandFailure(shelf.unknown(name)) }
      let (theme, warnings) = shelf.load(name)
      for warning in warnings { Output.error("\(warning)") }
      for role in Role.allCases {
        let style = theme.resolve(Style(role), depth: .trueColor)
        let words = [style.foreground.words, "on", style.background.words] + style.attributes.names
        Output.line("\(TextWidth.pad(role.rawValue, to: 16)) \(words.joined(separator: " "))")
      }
    }
  }
}

extension ThemeShelf {
  fileprivate func unknown(_ name: String) -> String {
    "there is no theme \"\(name)\"; one of \(names.joined(separator: ", "))"
  }
}

extension ResolvedColor {
  /// `#d8dee6`, a number of the palette, or `default`.
  fileprivate var words: String {
    switch self {
    case .terminalDefault: "default"
    case .indexed(let number): "\(number)"
    case .rgb(let color): "\(color)"
    }
  }
}
