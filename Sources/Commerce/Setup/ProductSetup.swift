/// A product to be set up, or a change of the option matrix of one that is there, as a person wrote
/// it. `SetupPlanner` says what would come of it.
public struct ProductSetup: Hashable, Sendable {
  /// The product whose options change; nil for a new one.
  public var productID: Int64?
  /// Names a new product in its address; made of the title when nil.
  public var handle: String?
  /// The code of the channel that a new product is made for; the store's own when nil.
  public var channel: String?
  /// The product's fields as typed, images as `ImageList`.
  public var fields: [EditableField: String]
  /// What it says in other languages.
  public var texts: [EditTarget: String] = [:]
  public var options: [Option]
  /// What each new variant gets, as typed; the SKU is a `SkuPattern`.
  public var variantFields: [EditableField: String]
  /// Combinations that differ from the others.
  public var variants: [Variant]

  /// An option of the matrix.
  public struct Option: Hashable, Sendable {
    public var name: String
    /// All values of a new product; those that come to one that is there.
    public var values: [String]
    /// Values whose variants are archived.
    public var removed: [String]

    public init(_ name: String, _ values: [String] = [], removed: [String] = []) {
      self.name = name
      self.values = values
      self.removed = removed
    }
  }

  /// One combination of the matrix.
  public struct Variant: Hashable, Sendable {
    /// A value for each option, in their order.
    public var values: [String]
    /// What it has instead of `variantFields`.
    public var fields: [EditableField: String]
    /// There is no such variant.
    public var isLeftOut: Bool

    public init(
      _ values: [String], fields: [EditableField: String] = [:], isLeftOut: Bool = false
    ) {
      self.values = values
      self.fields = fields
      self.isLeftOut = isLeftOut
    }
  }

  public init(
    productID: Int64? = nil, handle: String? = nil, channel: String? = nil,
    fields: [EditableField: String] = [:], options: [Option] = [],
    variantFields: [EditableField: String] = [:], variants: [Variant] = []
  ) {
    self.productID = productID
    self.handle = handle
    self.channel = channel
    self.fields = fields
    self.options = options
    self.variantFields = variantFields
    self.variants = variants
  }
}

extension ProductSetup {
  /// The handle that a new product asks for: its own, else the title's; empty without both.
  public var wantedHandle: String { handle ?? Handle.made(of: fields[.title] ?? "") }

  /// The combinations that differ, by their values; of two for one, the first.
  var variantsByValues: [[String]: Variant] {
    Dictionary(variants.map { ($0.values, $0) }) { first, _ in first }
  }

  /// What a variant with these values is given: its own fields over the common ones, the SKU's
  /// pattern filled in.
  func fields(of values: [String], handle: String, own: Variant?) -> [EditableField: String] {
    var fields = variantFields
    fields[.sku] = fields[.sku].map { SkuPattern.sku($0, handle: handle, values: values) }
    fields.merge(own?.fields ?? [:]) { _, own in own }
    return fields.filter { !EditableValue.trimmed($0.value).isEmpty }
  }

  /// Fields that can be written for a new variant.
  public static let variantFieldsInOrder: [EditableField] = [
    .sku, .price, .compareAt, .cost, .weight, .barcode,
  ]

  /// Fields that can be written for a new product.
  public static let productFieldsInOrder: [EditableField] = [
    .title, .status, .vendor, .type, .category, .tags, .description, .seoTitle, .seoDescription,
    .images,
  ]
}
