/// One thing to mend on a product, on one of its variants, or on how a channel shows it.
public struct ContentFinding: Hashable, Sendable {
  public var code: FindingCode
  /// The channel that it is about. What channels share stands under the channel that owns the
  /// product.
  public var channel: String
  /// Nil when it is about the product.
  public var variantID: Int64?
  /// The field to mend; nil where no edit here can mend it.
  public var field: EditableField?
  /// Whether the field is the channel's own text or price and not the one that channels share.
  public var isChannelsOwn: Bool
  /// What tells several findings of one code apart: which field drifts.
  public var aspect: String
  /// The offending text, at most 200 characters.
  public var value: String
  /// One sentence for a person.
  public var because: String

  public var severity: FindingSeverity { code.severity }
  public var clearsWhen: String { code.clearsWhen }

  public init(
    _ code: FindingCode, on channel: String = "", variant variantID: Int64? = nil,
    field: EditableField? = nil, isChannelsOwn: Bool = false, aspect: String = "",
    value: String = "", because: String
  ) {
    self.code = code
    self.channel = channel
    self.variantID = variantID
    self.field = field
    self.isChannelsOwn = isChannelsOwn
    self.aspect = aspect
    self.value = value.utf8.count <= 200 ? value : String(value.prefix(200))
    self.because = because
  }

  public var key: FindingKey {
    FindingKey(code: code, channel: channel, variantID: variantID, aspect: aspect)
  }
}

/// What a waiver and an owner hold on to while a finding comes and goes, within one product.
public struct FindingKey: Hashable, Sendable {
  public var code: FindingCode
  public var channel: String
  public var variantID: Int64?
  public var aspect: String

  public init(code: FindingCode, channel: String, variantID: Int64? = nil, aspect: String = "") {
    self.code = code
    self.channel = channel
    self.variantID = variantID
    self.aspect = aspect
  }
}

/// A finding that somebody has decided to live with until a day.
public struct FindingWaiver: Hashable, Sendable {
  public var until: Instant
  public var reason: String
  public var by: String

  public init(until: Instant, reason: String, by: String) {
    self.until = until
    self.reason = reason
    self.by = by
  }

  /// Whether it still holds: up to its end, not at it.
  public func holds(at now: Instant) -> Bool { now < until }
}
