internal import Commerce

/// The master fields of a variant as the store holds them.
struct VariantRow: Equatable {
  var id: Int64 = 0
  var productID: Int64 = 0
  var sku: String?
  var skuKey: String?
  var options: [VariantOption] = []
  var position = 1
  var currency: Currency
  var price: Int64?
  var compareAt: Int64?
  var cost: Int64?
  var barcode: String?
  var weightGrams: Int?
  var policy = StockPolicy.deny
  var minimum: Int?
  var fileQuantity: Int?
  var status = VariantStatus.active
  var pendingCount = 0
  /// Set up here; its platform has not shown it yet.
  var isNew = false

  /// What `bind` takes.
  static let facts = """
    sku, sku_key, options, options_key, position, currency, currency_scale, price_minor,
    compare_minor, cost_minor, barcode, weight_grams, policy, minimum, file_quantity, status
    """

  static let columns = """
    id, product_id, sku, sku_key, options, position, currency, price_minor, compare_minor,
    cost_minor, barcode, weight_grams, policy, minimum, file_quantity, status, pending_count,
    is_new
    """

  init(currency: Currency) { self.currency = currency }

  init(_ row: SQL) {
    id = row.int()
    productID = row.int()
    sku = row.optionalText()
    skuKey = row.optionalText()
    options = VariantOption.list(row.optionalText())
    position = row.count()
    currency = Currency(code: row.text()) ?? .usd
    price = row.optionalInt()
    compareAt = row.optionalInt()
    cost = row.optionalInt()
    barcode = row.optionalText()
    weightGrams = row.optionalCount()
    policy = StockPolicy(rawValue: row.text()) ?? .deny
    minimum = row.optionalCount()
    fileQuantity = row.optionalCount()
    status = VariantStatus(rawValue: row.text()) ?? .active
    pendingCount = row.count()
    isNew = row.bool()
  }

  /// Binds `facts`: the master columns without id, product and pending count; the options with
  /// their key.
  @discardableResult
  func bind<Row: RowBinding>(to row: Row) -> Row {
    row.bind(sku).bind(skuKey).bind(list: VariantOption.texts(options)).bind(Keys.options(options))
      .bind(position).bind(currency.code).bind(Keys.scale(currency)).bind(price).bind(compareAt)
      .bind(cost).bind(barcode).bind(weightGrams).bind(policy.rawValue).bind(minimum)
      .bind(fileQuantity).bind(status.rawValue)
  }

  func money(_ minorUnits: Int64?) -> Money? {
    minorUnits.map { Money(minorUnits: $0, currency: currency) }
  }

  func text(of field: EditableField) -> String? {
    switch field {
    case .price: money(price)?.decimal
    case .compareAt: money(compareAt)?.decimal
    case .cost: money(cost)?.decimal
    case .barcode: barcode
    case .sku: sku
    case .weight: weightGrams.map(String.init)
    case .variantStatus: status.rawValue
    case .option(let place): option(at: place)?.value
    case .optionName(let place): option(at: place)?.name
    default: nil
    }
  }

  mutating func restore(_ field: EditableField, from other: VariantRow) {
    switch field {
    case .price: price = other.price
    case .compareAt: compareAt = other.compareAt
    case .cost: cost = other.cost
    case .barcode: barcode = other.barcode
    case .sku:
      sku = other.sku
      skuKey = other.skuKey
    case .weight: weightGrams = other.weightGrams
    case .variantStatus: status = other.status
    case .option(let place):
      if let option = other.option(at: place), self.option(at: place) != nil {
        options[place - 1].value = option.value
      }
    case .optionName(let place):
      if let option = other.option(at: place), self.option(at: place) != nil {
        options[place - 1].name = option.name
      }
    default: break
    }
  }

  /// The option at a place, from 1.
  func option(at place: Int) -> VariantOption? {
    options.indices.contains(place - 1) ? options[place - 1] : nil
  }

  func speaksDifferently(from other: VariantRow) -> Bool {
    sku != other.sku || barcode != other.barcode || options != other.options
  }
}

extension VariantOption {
  /// Names and values in turn, as one column holds them.
  static func text(_ options: [VariantOption]) -> String { TextList.encode(texts(options)) }

  static func texts(_ options: [VariantOption]) -> some Sequence<String> {
    (0..<2 * options.count).lazy.map { place in
      place % 2 == 0 ? options[place / 2].name : options[place / 2].value
    }
  }

  static func list(_ text: String?) -> [VariantOption] {
    let texts = TextList.decode(text)
    return stride(from: 0, to: texts.count - texts.count % 2, by: 2).map {
      VariantOption(name: texts[$0], value: texts[$0 + 1])
    }
  }
}

extension VariantRecord {
  func states(_ field: EditableField) -> Bool {
    switch field {
    case .price: price.isStated
    case .compareAt: compareAtPrice.isStated
    case .cost: cost.isStated
    case .barcode: barcode.isStated
    case .sku: sku != nil
    case .weight: weightGrams.isStated
    // A file that has the variant says that it is there.
    case .variantStatus: true
    case .option, .optionName: !options.isEmpty
    default: false
    }
  }

  /// Whether the store can hold what the record says it costs.
  var hasStorableAmounts: Bool {
    [price, compareAtPrice, cost].allSatisfy { $0.value?.isStorable ?? true }
  }

  /// The variant that this record makes where there is none.
  ///
  /// - Parameters:
  ///   - key: the normalised SKU, where it identifies the variant.
  ///   - currency: for a record that names none.
  func newRow(key: String?, currency: Currency) -> VariantRow {
    var blank = VariantRow(currency: currency)
    blank.sku = sku.map(Keys.trimmed)
    if blank.sku?.isEmpty == true { blank.sku = nil }
    blank.skuKey = key
    blank.options = options
    return merged(into: blank, isOwner: true)
  }

  /// The variant after this record has spoken; the SKU is the importer's business.
  func merged(into current: VariantRow, isOwner: Bool) -> VariantRow {
    var variant = current
    if let stated = price.value ?? compareAtPrice.value, isOwner || current.price == nil {
      variant.currency = stated.currency
    }
    func amount(_ money: Stated<Money>, _ current: Int64?) -> Int64? {
      if let value = money.value, value.currency != variant.currency { return current }
      switch money {
      case .unstated: return current
      case .cleared: return isOwner ? nil : current
      case .value(let value): return isOwner || current == nil ? value.minorUnits : current
      }
    }
    variant.price = amount(price, current.price)
    variant.compareAt = amount(compareAtPrice, current.compareAt)
    variant.cost = amount(cost, current.cost)
    variant.barcode = barcode.mergedText(into: current.barcode, isOwner: isOwner)
    variant.weightGrams = weightGrams.merged(into: current.weightGrams, isOwner: isOwner)
    variant.minimum = minimum.merged(into: current.minimum, isOwner: isOwner)
    variant.fileQuantity = quantity.merged(into: current.fileQuantity, isOwner: isOwner)
    if isOwner {
      variant.policy = policy.merged(into: current.policy) ?? .deny
      variant.position = position
      variant.status = .active
      if !options.isEmpty { variant.options = options }
    }
    return variant
  }
}
