/// A row that an edit may change: a variant with its product, or a product alone.
public struct EditSubject: Hashable, Sendable {
  public var productID: Int64
  /// Nil for a product without its variants: then only product fields can be edited.
  public var variantID: Int64?
  /// SKU, or handle with options: how a person knows it.
  public var subject: String
  /// How a person knows the product: its handle.
  public var productSubject: String
  public var title: String
  public var productVersion: Int
  public var variantVersion: Int
  /// The row's currency.
  public var currency: Currency
  /// Plain text of the fields that have a value: decimal for money, comma-joined for tags, whole
  /// grams for weight.
  public var values: [EditableField: String]

  public init(
    productID: Int64, variantID: Int64?, subject: String, productSubject: String, title: String,
    productVersion: Int = 0, variantVersion: Int = 0, currency: Currency,
    values: [EditableField: String] = [:]
  ) {
    self.productID = productID
    self.variantID = variantID
    self.subject = subject
    self.productSubject = productSubject
    self.title = title
    self.productVersion = productVersion
    self.variantVersion = variantVersion
    self.currency = currency
    self.values = values
  }
}
