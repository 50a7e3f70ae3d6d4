import ArgumentParser
import Configuration
import Dashboard
import TerminalKit

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys, with the config's changes.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "As the table of the README.")
  var markdown = false

  func run() throws {
    let (configuration, _) = try Workspace.loadConfiguration(options)
    let (keymap, problems) = CommandTable.keymap(overrides: configuration.keys)
    for problem in problems { Output.note("aisle: \(problem)") }
    if markdown {
      Output.line(KeyTable.markdown(keymap))
      return
    }
    let columns: [TextColumn<CommandEntry>] = [
      TextColumn("keys") { keymap.labels(for: $0.command).joined(separator: "  ") },
      TextColumn("id") { $0.command.rawValue },
      TextColumn("help") { $0.help },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for entry in CommandTable.entries {
      writer.write(
        json: .object([
          "id": .string(entry.command.rawValue), "name": .string(entry.name),
          "keys": .texts(keymap.labels(for: entry.command)), "help": .string(entry.help),
        ]), cells: columns.map { $0.text(entry) })
    }
    writer.finish()
  }
}
