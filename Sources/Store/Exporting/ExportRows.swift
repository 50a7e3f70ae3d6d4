internal import Commerce

extension Stated {
  /// What a file that knows the field says: a value, or that it is blank.
  static func known(_ value: Value?) -> Stated { value.map { .value($0) } ?? .cleared }
}

extension ProductRecord {
  /// States every field as the store holds it.
  mutating func state(_ row: ProductRow) {
    title = .value(row.title)
    descriptionHTML = .known(row.descriptionHTML)
    vendor = .known(row.vendor)
    productType = .known(row.productType)
    category = .known(row.category)
    tags = row.tags.isEmpty ? .cleared : .value(row.tags)
    status = .value(row.status)
    isPublished = row.isPublished.map { .value($0) } ?? .unstated
    seoTitle = .known(row.seoTitle)
    seoDescription = .known(row.seoDescription)
  }
}

extension VariantRecord {
  /// States every field as the store holds it.
  mutating func state(_ row: VariantRow) {
    options = row.options
    position = row.position
    price = .known(row.money(row.price))
    compareAtPrice = .known(row.money(row.compareAt))
    cost = .known(row.money(row.cost))
    barcode = .known(row.barcode)
    weightGrams = .known(row.weightGrams)
    policy = .value(row.policy)
    quantity = .known(row.fileQuantity)
    minimum = .known(row.minimum)
  }
}

extension ListingRecord {
  init(_ row: ListingRow, sku: String) {
    self.init(sku: sku)
    externalID = row.externalID
    title = .known(row.title)
    descriptionHTML = .known(row.descriptionHTML)
    state = .value(row.state)
    stateReason = .known(row.stateReason)
    price = .known(row.price)
    quantity = .known(row.quantity)
    barcode = .known(row.barcode)
    isPlatformFulfilled = .known(row.isPlatformFulfilled)
  }
}

extension ProductRow {
  /// Takes the plain text form of a field, as pending edits hold it; text that the field can't hold
  /// leaves it alone.
  mutating func take(_ field: EditableField, _ text: String?) {
    switch field {
    case .title: title = text ?? ""
    case .description: descriptionHTML = text
    case .vendor: vendor = text
    case .type: productType = text
    case .category: category = text
    case .tags: tags = (text ?? "").split(separator: ",").map { Keys.trimmed(String($0)) }
    case .status: status = ProductStatus(rawValue: text ?? "") ?? status
    case .seoTitle: seoTitle = text
    case .seoDescription: seoDescription = text
    default: break
    }
  }
}

extension VariantRow {
  /// As `ProductRow.take`.
  mutating func take(_ field: EditableField, _ text: String?) {
    func amount(_ current: Int64?) -> Int64? {
      guard let text else { return nil }
      return (try? Money(decimal: text, currency: currency))?.minorUnits ?? current
    }
    switch field {
    case .price: price = amount(price)
    case .compareAt: compareAt = amount(compareAt)
    case .cost: cost = amount(cost)
    case .barcode: barcode = text
    case .sku: sku = text
    case .weight: weightGrams = text.flatMap { Int($0) }
    case .variantStatus: status = VariantStatus(rawValue: text ?? "") ?? status
    case .option(let place) where option(at: place) != nil:
      options[place - 1].value = text ?? ""
    case .optionName(let place) where option(at: place) != nil:
      options[place - 1].name = text ?? ""
    default: break
    }
  }
}
