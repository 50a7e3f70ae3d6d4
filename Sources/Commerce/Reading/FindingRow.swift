/// A content finding in the findings screen, in details and in `aisle findings`.
public struct FindingRow: IdentifiedRow {
  public var id: Int64
  public var sortKey: SortKey = .null
  public var code: FindingCode
  public var channel: String
  public var productID: Int64
  /// The variant that it is about, else the product's first: where an edit begins.
  public var variantID: Int64?
  public var isAboutVariant: Bool
  /// SKU, or handle.
  public var subject: String
  public var title: String
  public var field: EditableField?
  /// The field is the channel's own text or price, not the one that channels share.
  public var isChannelsOwn: Bool
  public var aspect: String
  public var value: String
  public var because: String
  /// Of the product on the channel, 0 to 100.
  public var score: Int
  public var owner: String?
  /// Nil while it counts.
  public var waiver: FindingWaiver?

  public var severity: FindingSeverity { code.severity }

  public init(
    id: Int64, code: FindingCode, channel: String, productID: Int64, variantID: Int64? = nil,
    isAboutVariant: Bool = false, subject: String, title: String, field: EditableField? = nil,
    isChannelsOwn: Bool = false, aspect: String = "", value: String = "", because: String,
    score: Int, owner: String? = nil, waiver: FindingWaiver? = nil
  ) {
    self.id = id
    self.code = code
    self.channel = channel
    self.productID = productID
    self.variantID = variantID
    self.isAboutVariant = isAboutVariant
    self.subject = subject
    self.title = title
    self.field = field
    self.isChannelsOwn = isChannelsOwn
    self.aspect = aspect
    self.value = value
    self.because = because
    self.score = score
    self.owner = owner
    self.waiver = waiver
  }
}

/// What a person decides about findings.
public enum FindingDecision: Hashable, Sendable {
  /// Live with it until then; it does not count meanwhile.
  case waive(until: Instant, reason: String)
  /// It counts again.
  case endWaiver
  /// Somebody sees to it; nil: nobody.
  case assign(String?)
}
