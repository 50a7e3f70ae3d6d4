/// What ends a snooze beside the clock.
public enum WakeCondition: Hashable, Sendable {
  /// The carrier has seen the parcel.
  case scan
  /// There is stock again: for an order, enough for every line.
  case stock
  /// So many more alerts of the same group than when it was snoozed; 1...999.
  case more(Int)
  /// The score has risen by 10.
  case worse
}

extension WakeCondition {
  /// The notation of the snooze grammar, which `init(notation:)` reads back.
  public var notation: String {
    switch self {
    case .scan: "scan"
    case .stock: "stock"
    case .more(let count): "x\(count)"
    case .worse: "worse"
    }
  }

  /// Reads `scan`, `stock`, `worse`, `x5`; nil for anything else.
  public init?(notation: some StringProtocol) {
    switch notation {
    case "scan": self = .scan
    case "stock": self = .stock
    case "worse": self = .worse
    default:
      guard notation.first == "x", let count = Int(notation.dropFirst()), (1...999).contains(count),
        notation.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
      else { return nil }
      self = .more(count)
    }
  }

  /// What is waited for: `until the parcel is scanned`.
  public var words: String {
    switch self {
    case .scan: "the parcel is scanned"
    case .stock: "there is stock again"
    case .more(1): "1 more of its group fires"
    case .more(let count): "\(count) more of its group fire"
    case .worse: "its score is \(TriageRules.worseBy) higher"
    }
  }

  /// What has happened: `the parcel was scanned`.
  var pastWords: String {
    switch self {
    case .scan: "the parcel was scanned"
    case .stock: "there is stock again"
    case .more(1): "1 more of its group fires"
    case .more(let count): "\(count) more of its group fire"
    case .worse: "its score is \(TriageRules.worseBy) higher or more"
    }
  }
}
