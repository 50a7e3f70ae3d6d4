import ArgumentParser
import Commerce
import Configuration
import Foundation

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Where the config is, what it says, whether it is right.",
    subcommands: [Path.self, Show.self, Check.self, Template.self], defaultSubcommand: Path.self)

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the config file's path.")
    @OptionGroup var options: GlobalOptions

    func run() throws { Output.line(Workspace.absolute(options.config ?? Paths.current.config)) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the config file, or a starter where there is none.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let path = Workspace.absolute(options.config ?? Paths.current.config)
      guard let data = FileManager.default.contents(atPath: path) else {
        Output.note("aisle: \(path): there is no config file yet; this is a starter")
        Output.line(Configuration.template())
        return
      }
      Output.line(String(decoding: data, as: UTF8.self))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong in the config file, with line and column.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let (configuration, problems) = try Workspace.loadConfiguration(options)
      for problem in problems { Output.error(problem.description) }
      for sentence in configuration.assumedSentences { Output.line("Assumed: \(sentence)") }
      for source in configuration.sources
      where !FileManager.default.fileExists(atPath: source.inbox) {
        Output.error("\(source.id): the inbox \(source.inbox) does not exist; create it")
      }
      if problems.isEmpty { Output.line("The config is right") } else { throw SomeRowsRefused() }
    }
  }

  struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a commented starter file.")

    func run() throws { Output.line(Configuration.template()) }
  }
}
