/// What a set-up is planned from: what the store knows of the products, handles and channels that
/// it names.
public struct SetupFacts: Hashable, Sendable {
  /// The channel of a new product that names none; nil when the store has no channel yet.
  public var standardChannel: String?
  /// The channels, with the currency in which each is priced.
  public var channels: [String: Currency]
  /// Handles that are taken, in small letters, by channel.
  public var handles: [String: Set<String>]
  public var products: [Int64: Product]

  /// A product whose options are to change.
  public struct Product: Hashable, Sendable {
    /// All its variants, archived ones too, with their options, price, cost, SKU and status.
    public var variants: [EditSubject]
    /// The highest place of a variant in the product.
    public var lastPosition: Int

    public init(variants: [EditSubject], lastPosition: Int) {
      self.variants = variants
      self.lastPosition = lastPosition
    }
  }

  public init(
    standardChannel: String? = nil, channels: [String: Currency] = [:],
    handles: [String: Set<String>] = [:], products: [Int64: Product] = [:]
  ) {
    self.standardChannel = standardChannel
    self.channels = channels
    self.handles = handles
    self.products = products
  }
}

extension SetupFacts.Product {
  /// The options' names, by the first variant.
  public var optionNames: [String] {
    (1...OptionMatrix.mostOptions).compactMap { variants.first?.values[.optionName($0)] }
  }

  /// Each option's values in the order of the variants that are offered.
  public var optionValues: [[String]] {
    let offered = variants.filter { !$0.isArchived }
    return optionNames.indices.map { index in
      var values: [String] = []
      for row in offered {
        guard let value = row.values[.option(index + 1)], !values.contains(value) else { continue }
        values.append(value)
      }
      return values
    }
  }
}

extension EditSubject {
  /// The variant's option values, in order.
  public var optionValues: [String] {
    (1...OptionMatrix.mostOptions).compactMap { values[.option($0)] }
  }

  public var isArchived: Bool {
    values[.variantStatus] == VariantStatus.archived.rawValue
  }
}
