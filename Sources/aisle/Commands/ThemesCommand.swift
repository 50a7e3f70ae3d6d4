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
          throw CommandFailure(
            "there is no theme \"\(name)\"; one of \(shelf.names.joined(separator: ", "))")
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
      let (theme, warnings) = ThemeShelf.current.load(name)
      for warning in warnings { Output.note("aisle: \(warning)") }
      for role in Role.allCases {
        let style = theme.resolve(Style(role), depth: .trueColor)
        Output.line("\(TextWidth.pad(role.rawValue, to: 16)) \(style)")
      }
    }
  }
}
