/// Why a text is no end of a snooze: what is wrong, where, and what would do.
public struct SnoozeError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case empty
    case unknownWord(String, nearest: String?)
    /// `2x`: a number with something that is no unit.
    case unknownUnit(String)
    case badTime(String)
    case badDate(String)
    /// Something after what is already complete.
    case trailing(String)
    case badCount(String)
    /// The subject has no such deadline; what it has.
    case noDeadline(DeadlineKind?, known: [DeadlineKind])
    case past(String)
    case tooFar
  }

  public var reason: Reason
  /// Where the word stands, in characters from 1; nil where the text as a whole is meant.
  public var column: Int?

  public init(_ reason: Reason, column: Int? = nil) {
    self.reason = reason
    self.column = column
  }
}

extension SnoozeError: CustomStringConvertible {
  static let examples =
    "2h, fri 09:00, tomorrow 08:00, 2027-01-15, ship_by-4h, scan, stock, x5, worse"

  public var description: String {
    (column.map { "column \($0): " } ?? "") + message
  }

  private var message: String {
    switch reason {
    case .empty: "until when? For example \(Self.examples)"
    case .unknownWord(let word, let nearest):
      "\"\(word)\" is no time"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "; write for example \(Self.examples)")
    case .unknownUnit(let word): "\"\(word)\" needs a unit: 30m, 2h, 3d or 1w"
    case .badTime(let word): "\"\(word)\" is no time of day; write 09:00"
    case .badDate(let word): "\"\(word)\" is no day; write 2027-01-15"
    case .trailing(let word): "\"\(word)\" is too much; one time or one condition is enough"
    case .badCount(let word): "\"\(word)\" needs a number from 1 to 999: x5"
    case .noDeadline(let kind, let known): Self.noDeadline(kind, known)
    case .past(let time): "\(time) is over already; name a time ahead"
    case .tooFar: "that is over a year away; dismiss it with a reason instead"
    }
  }

  private static func noDeadline(_ kind: DeadlineKind?, _ known: [DeadlineKind]) -> String {
    let what = kind.map { "it has no \($0.words)" } ?? "it has no deadline"
    guard !known.isEmpty else { return "\(what); name a time instead" }
    let names = Set(known).map(\.notation).sorted().joined(separator: ", ")
    return "\(what); its deadlines: \(names)"
  }
}

extension DeadlineKind {
  /// Its name in the snooze grammar: `ship_by`.
  public var notation: String { rawValue.replacing("-", with: "_") }
}
