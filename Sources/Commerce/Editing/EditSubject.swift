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
  /// grams for weight, `ImageList` for images. Only what was asked for is there.
  public var values: [EditableField: String]
  /// The same for fields on other channels and in other languages.
  public var scopedValues: [EditTarget: String]
  /// Where the variant is listed, by channel code; only channels that were asked for.
  public var listings: [String: Listing]

  /// A channel that lists the variant.
  public struct Listing: Hashable, Sendable {
    /// The product is this channel's: what it shows is the product's own.
    public var isOwner: Bool
    /// In which it is priced there; nil when it has no price.
    public var currency: Currency?

    public init(isOwner: Bool, currency: Currency? = nil) {
      self.isOwner = isOwner
      self.currency = currency
    }
  }

  public init(
    productID: Int64, variantID: Int64?, subject: String, productSubject: String, title: String,
    productVersion: Int = 0, variantVersion: Int = 0, currency: Currency,
    values: [EditableField: String] = [:], scopedValues: [EditTarget: String] = [:],
    listings: [String: Listing] = [:]
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
    self.scopedValues = scopedValues
    self.listings = listings
  }

  /// The plain text of a field where it is meant; nil is empty, or was not asked for.
  public subscript(target: EditTarget) -> String? {
    target.scope == .master ? values[target.field] : scopedValues[target]
  }

  /// Whether the variant is still to be made: such rows have negative ids.
  public var isNew: Bool { (variantID ?? productID) < 0 }

  /// In which amounts of a scope are.
  public func currency(in scope: EditScope) -> Currency {
    guard case .channel(let code) = scope else { return currency }
    return listings[code]?.currency ?? currency
  }
}

/// What of a row an edit has to know, so that a price change of a hundred thousand rows does not
/// read as many descriptions.
public struct EditNeeds: Hashable, Sendable {
  public var targets: Set<EditTarget>
  /// All targets that a row has a value for, on every channel and in every language.
  public var isEverything: Bool

  public init(_ targets: Set<EditTarget>) {
    self.targets = targets
    isEverything = false
  }

  private init(everything: Bool) {
    targets = []
    isEverything = everything
  }

  public static let everything = EditNeeds(everything: true)

  /// Every field of the product and the variant themselves that has a column of its own.
  public static let master = EditNeeds(
    Set(EditableField.allCases.filter { $0 != .images }.map { EditTarget($0) }))

  /// What these expressions change, read and are judged by.
  public init(of expressions: [EditExpression]) {
    var targets: Set<EditTarget> = []
    for expression in expressions {
      targets.insert(expression.target)
      // What a listing does not say, it takes from its product.
      targets.insert(EditTarget(expression.field))
      targets.formUnion(expression.operations.compactMap(\.source))
      switch expression.field {
      case .price, .compareAt, .cost:
        targets.formUnion([EditTarget(.price), EditTarget(.compareAt), EditTarget(.cost)])
      case .option, .optionName: targets.insert(EditTarget(.sku))
      default: break
      }
    }
    self.init(targets)
  }

  /// The channels that they name.
  public var channels: Set<String> {
    Set(
      targets.compactMap { target in
        if case .channel(let code) = target.scope { code } else { nil }
      })
  }
}
