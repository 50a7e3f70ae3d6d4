/// Units of a variant at a location, as a file states them.
public struct StockRecord: Hashable, Sendable {
  public var sku: String?
  /// With `options`, identifies the variant where there is no SKU.
  public var handle: String?
  public var options: [VariantOption] = []
  /// The location's name as the file has it.
  public var location: String
  public var onHand: Stated<Int> = .unstated
  public var available: Stated<Int> = .unstated
  public var committed: Stated<Int> = .unstated
  public var unavailable: Stated<Int> = .unstated
  public var incoming: Stated<Int> = .unstated
  /// False where the file says `not stocked`: the level is removed.
  public var isStocked = true
  public var extra: [ExtraColumn] = []

  public init(sku: String?, handle: String? = nil, location: String) {
    self.sku = sku
    self.handle = handle
    self.location = location
  }
}

public struct SupplierRecord: Hashable, Sendable {
  public var code: String
  public var name: String
  /// Days from order to first receipt.
  public var leadTimeDays: Int?
  public var currency: Currency?

  public init(code: String, name: String, leadTimeDays: Int? = nil, currency: Currency? = nil) {
    self.code = code
    self.name = name
    self.leadTimeDays = leadTimeDays
    self.currency = currency
  }
}

/// One line of a purchase order.
public struct PurchaseOrderRecord: Hashable, Sendable {
  public var number: String
  public var supplier: String
  public var sku: String
  public var ordered: Int
  public var received: Int
  public var unitCost: Money?
  public var orderedOn: CivilDate?
  /// When the supplier now says it arrives.
  public var expectedOn: CivilDate?
  public var receivedOn: CivilDate?
  public var location: String?

  public init(number: String, supplier: String, sku: String, ordered: Int, received: Int) {
    self.number = number
    self.supplier = supplier
    self.sku = sku
    self.ordered = ordered
    self.received = received
  }
}
