public import TerminalKit

/// The binding table as documentation.
public enum KeyTable {
  /// A Markdown table for each group; the README holds it between two marker comments.
  public static func markdown(_ keymap: Keymap<Command>) -> String {
    CommandGroup.allCases.map { group in
      let rows = CommandTable.entries.filter { $0.group == group }.map { entry in
        let keys = keymap.labels(for: entry.command)
          .map { $0 == "\\" ? "`\\`" : "`\($0)`" }.joined(separator: " ")
        return "| \(keys) | \(entry.help) | `\(entry.command.rawValue)` |"
      }
      return """
        **\(group.rawValue)**

        | Key | What it does | Name in the config |
        |---|---|---|
        \(rows.joined(separator: "\n"))
        """
    }.joined(separator: "\n\n")
  }
}
