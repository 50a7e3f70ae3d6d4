extension ProductSetup {
  /// What makes the same product once more: everything but what identifies it. The barcodes are left
  /// out, SKUs get a suffix, the handle follows the new title, and it is a draft. Stock, platform
  /// ids, listings and the columns that a file keeps for variants stay with the original.
  ///
  /// `rows` are its variants with every field; archived ones are left out. Nil without any.
  public init?(copyOf rows: [EditSubject], channel: String?, title: String? = nil, suffix: String) {
    let rows = rows.filter { !$0.isArchived }
    guard let first = rows.first else { return nil }
    var fields = first.values.filter { field, _ in field.entity == .product }
    fields[.title] = title ?? "Copy of \(first.title)"
    fields[.status] = ProductStatus.draft.rawValue
    let product = SetupFacts.Product(variants: rows, lastPosition: rows.count)
    let options = zip(product.optionNames, product.optionValues).map { Option($0, $1) }
    let kept = Self.variantFieldsInOrder.filter { $0 != .barcode && $0 != .sku }
    let common = kept.filter { field in rows.allSatisfy { $0.values[field] == first.values[field] }
    }
    let all = OptionMatrix.combinations(options.map(\.values)) ?? []
    let known = Dictionary(rows.map { ($0.optionValues, $0) }) { first, _ in first }
    let variants = all.map { values -> Variant in
      guard let row = known[values] else {
        return Variant(values, isLeftOut: true)
      }
      var own = row.values.filter { kept.contains($0.key) && !common.contains($0.key) }
      own[.sku] = row.values[.sku].map { $0 + suffix }
      return Variant(values, fields: own)
    }
    self.init(
      channel: channel, fields: fields, options: options,
      variantFields: first.values.filter { common.contains($0.key) }, variants: variants)
    texts = first.scopedValues.filter { target, _ in target.scope.kind == .locale }
    // A single variant says everything itself.
    if options.isEmpty, let only = variants.first {
      variantFields.merge(only.fields) { _, own in own }
      self.variants = []
    }
  }

  /// The option matrix of a product as it is: what new variants get is what its first one has, and
  /// its SKUs' pattern where they have one. Nil for a product without variants.
  public init?(matrixOf product: SetupFacts.Product) {
    let rows = product.variants.filter { !$0.isArchived }
    guard let first = rows.first ?? product.variants.first else { return nil }
    let known = rows.compactMap { row in row.values[.sku].map { ($0, row.optionValues) } }
    let places = product.optionNames.indices.map { "-{\($0 + 1)}" }.joined()
    var fields = first.values.filter {
      [.price, .compareAt, .cost, .weight].contains($0.key)
    }
    fields[.sku] = SkuPattern.guess(known) ?? "{handle}\(places)"
    self.init(
      productID: first.productID, handle: first.productSubject,
      options: product.optionNames.map { Option($0) }, variantFields: fields)
  }
}
