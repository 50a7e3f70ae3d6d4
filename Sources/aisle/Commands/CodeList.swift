import Commerce
import TerminalKit

/// The list of `aisle explain --codes`: what the rules can say, and what they can't and why.
enum CodeList {
  static func write(_ options: GlobalOptions) {
    if options.json {
      for code in AlertCode.allCases {
        Output.line(
          JSONValue.object([
            "code": .string(code.rawValue), "means": .string(code.words),
            "base": .number(code.baseScore), "next": .string(NextStep.text(for: code)),
            "provable": .bool(true),
          ]).description)
      }
      for code in UnprovableCode.allCases {
        Output.line(
          JSONValue.object([
            "code": .string(code.rawValue), "means": .string(code.reason),
            "base": .null, "next": .null, "provable": .bool(false),
          ]).description)
      }
      return
    }
    for code in AlertCode.allCases {
      Output.line(
        "\(TextWidth.pad(code.rawValue, to: 20))  "
          + "\(TextWidth.pad("\(code.baseScore)", to: 3, align: .right))  \(code.words)")
    }
    Output.line("")
    Output.line("not raised, because no imported file can prove them:")
    for code in UnprovableCode.allCases {
      Output.line("\(TextWidth.pad(code.rawValue, to: 20))       \(code.reason)")
    }
  }
}
