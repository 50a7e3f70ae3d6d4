import TerminalKit
import Testing

@testable import Dashboard

@Suite struct CommandTableTests {
  @Test func `every command has one row of the table`() {
    #expect(Set(CommandTable.entries.map(\.command)) == Set(Command.allCases))
    #expect(CommandTable.entries.count == Command.allCases.count)
  }

  @Test func `every standard key can be read and means one thing`() {
    let (keymap, problems) = CommandTable.keymap(overrides: [:])
    #expect(problems.isEmpty)
    for entry in CommandTable.entries {
      #expect(keymap.labels(for: entry.command).count == entry.keys.count, "\(entry.command)")
    }
  }

  @Test func `nothing harmful lies on keys that terminals and tmux use themselves`() {
    let taken = ["^C", "^S", "^Q", "^A", "^B"].compactMap { Key($0) }
    let harmful: Set<Command> = [.edit, .bulkEdit, .undo, .redo, .importFiles, .quit, .demo]
    for entry in CommandTable.entries where harmful.contains(entry.command) {
      for text in entry.keys { #expect(Key(text).map { !taken.contains($0) } == true) }
    }
  }

  @Test func `the config can give a command other keys`() throws {
    let (keymap, problems) = CommandTable.keymap(overrides: ["edit.field": ["F4"]])
    #expect(problems.isEmpty)
    #expect(keymap.labels(for: .edit) == ["F4"])
  }

  @Test func `an unknown command in the config names the nearest one`() {
    let (_, problems) = CommandTable.keymap(overrides: ["edit.feild": ["x"]])
    #expect(problems == ["keys: there is no command \"edit.feild\"; did you mean edit.field?"])
  }

  @Test func `a key that takes another command's place says so`() {
    let (_, problems) = CommandTable.keymap(overrides: ["edit.undo": ["e"]])
    #expect(problems == ["keys: e now means edit.undo, no longer edit.field"])
  }
}
