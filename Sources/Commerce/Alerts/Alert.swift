/// Which pane an alert belongs to.
public enum Pane: String, Hashable, Sendable, CaseIterable {
  case catalog
  case inventory
  case promotions
  case orders
}

/// Everything that the rules can say is wrong, by the codes of the domain rules.
public enum AlertCode: String, Hashable, Sendable, CaseIterable {
  case paymentPending = "PAY_PENDING"
  case authorisationExpiring = "PAY_AUTH_EXPIRING"
  case authorisationExpired = "PAY_AUTH_EXPIRED"
  case paymentFailed = "PAY_FAILED"
  case paymentMismatch = "PAY_MISMATCH"
  case fraudReview = "FRAUD_REVIEW"
  case addressInvalid = "ADDR_INVALID"
  case holdStale = "HOLD_STALE"
  case shipDue = "SHIP_DUE"
  case shipLate = "SHIP_LATE"
  case partialStalled = "PARTIAL_STALLED"
  case oversoldLine = "OVERSOLD_LINE"
  case paymentOrphan = "PAY_ORPHAN"
  case dispute = "DISPUTE"
  case backorder = "BACKORDER"
  case labelNotScanned = "LABEL_NO_SCAN"
  case transitStalled = "TRANSIT_STALLED"
  case arrivalMissed = "ETA_MISSED"
  case deliveryException = "DELIVERY_EXCEPTION"
  case returnStalled = "RETURN_STALLED"
  case refundPending = "REFUND_PENDING"
  case cancelPending = "CANCEL_PENDING"
  case duplicate = "DUPLICATE"
  case marketplaceUnconfirmed = "MKT_UNCONFIRMED"

  case oversold = "OVERSOLD"
  case outWhileLive = "OUT_LIVE"
  case liveUnsellable = "LIVE_UNSELLABLE"
  case gapBeforeDelivery = "GAP_BEFORE_PO"
  case reorder = "REORDER"
  case low = "LOW"
  case purchaseOrderLate = "PO_LATE"
  case stateMismatch = "STATE_MISMATCH"

  case sourceLate = "SOURCE_LATE"
  case sourceFailed = "SYNC_FAILED"
}

/// P1 wakes a person; P4 can wait.
public enum Priority: Int, Hashable, Sendable, CaseIterable {
  case p1 = 1
  case p2, p3, p4

  /// By score: 70 and over P1, 50 P2, 30 P3, else P4.
  public init(score: Int) {
    self =
      switch score {
      case 70...: .p1
      case 50...: .p2
      case 30...: .p3
      default: .p4
      }
  }
}

extension Priority: Comparable {
  /// P1 sorts before P2.
  public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}

extension Priority: CustomStringConvertible {
  public var description: String { "P\(rawValue)" }
}

/// What runs out.
public enum DeadlineKind: String, Hashable, Sendable, CaseIterable {
  case payment
  case authorisation
  case shipBy = "ship-by"
  case promise
  case review
  case remainder
  case delivery
  case refund
}

public struct Deadline: Hashable, Sendable {
  public var kind: DeadlineKind
  public var at: Instant

  public init(kind: DeadlineKind, at: Instant) {
    self.kind = kind
    self.at = at
  }
}

/// One term of a score, with its reason: `clock +16 (due in 3 h)`.
public struct ScorePart: Hashable, Sendable {
  public var name: String
  public var points: Int
  public var because: String

  public init(name: String, points: Int, because: String) {
    self.name = name
    self.points = points
    self.because = because
  }
}

/// A named fact that a rule looked at, in words.
public struct AlertInput: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A rule that holds for a subject now, with everything that explains it.
public struct Alert: Hashable, Sendable {
  public var code: AlertCode
  /// When it began to hold, from the facts: the same at each evaluation.
  public var since: Instant?
  public var deadline: Deadline?
  /// The score as a sum; the score itself is their total, 100 at most.
  public var parts: [ScorePart]
  public var inputs: [AlertInput]
  /// One sentence for a person.
  public var because: String
  /// What has to become true for it to go away.
  public var clearsWhen: String
  /// What other alerts of this code may share with it; nil when they could not.
  public var cause: AlertCause?

  public init(
    code: AlertCode, since: Instant?, deadline: Deadline? = nil, parts: [ScorePart],
    inputs: [AlertInput] = [], because: String, clearsWhen: String, cause: AlertCause? = nil
  ) {
    self.code = code
    self.since = since
    self.deadline = deadline
    self.parts = parts
    self.inputs = inputs
    self.because = because
    self.clearsWhen = clearsWhen
    self.cause = cause
  }

  /// 0...100
  public var score: Int { min(100, parts.reduce(0) { $0 + $1.points }) }
  public var priority: Priority { Priority(score: score) }
}
