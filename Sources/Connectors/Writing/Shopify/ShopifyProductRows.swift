import Commerce
import Spelling

/// Makes the rows of a Shopify products file.
///
/// - A blank cell clears, an absent column keeps; so the file has only columns that are known: those
///   of the channel's last import, or, for pending edits, those that an edit changed, with handle,
///   title and, where a variant's column is among them, the options. Shopify demands exactly these
///   to find the row (help.shopify.com, "Using CSV files to import and export products"). What it
///   does not have yet brings the columns that make a variant.
/// - A row of pending edits has the value of now in each of the file's columns, because a blank one
///   would clear what nobody edited.
/// - Product fields stand on the product's first row, images on its first rows and on rows of their
///   own when there are more of them than variants.
/// - What a column said beyond the field that it was read into (a fraction of a gram, an unlisted
///   status, who keeps the stock) was kept as it stood, and goes back unless the field was edited.
final class ShopifyProductRows: RowMaker {
  let header: [String]
  /// What each column says; nil for those that are only kept.
  private let cells: [ShopifyCell?]
  private let isPending: Bool
  private let style: ShopifyHeader
  /// The file has columns of variants.
  private let hasVariants: Bool
  private let isWordy: [Bool]
  private var columnOfKept: [String: Int] = [:]
  private var row: [String?]

  init(_ plan: OutPlan, header forced: ShopifyHeader?) throws(WritingError) {
    let known = plan.lastHeader.isEmpty ? plan.keptColumns : plan.lastHeader
    let style = forced ?? ShopifyHeader.of(known) ?? .current
    if let pending = plan.pending {
      header = Self.header(pending: pending, hasNew: plan.hasNew, style)
    } else {
      header = try Self.header(full: plan, style)
    }
    cells = header.map(ShopifyHeader.cell)
    isWordy = header.map { Header.normalised($0) == "continue-selling-when-out-of-stock" }
    isPending = plan.pending != nil
    self.style = style
    hasVariants = cells.contains { $0?.subject == .variant }
    row = Array(repeating: nil, count: header.count)
    for name in plan.lastHeader + plan.keptColumns { place(name, style) }
    for (index, name) in header.enumerated() { columnOfKept[name] = index }
  }

  /// Where a kept column goes, under whichever name it came.
  private func place(_ name: String, _ style: ShopifyHeader) {
    let wanted = Header.normalised(style.name(for: name))
    columnOfKept[name] =
      header.firstIndex(of: name) ?? header.firstIndex { Header.normalised($0) == wanted } ?? -1
  }

  /// What a variant needs so that Shopify makes it as it would be made there.
  private static let making: Set<ShopifyCell> = [
    .status, .sku, .price, .grams, .barcode, .tracker, .policy,
  ]

  private static func header(
    pending: Set<EditableField>, hasNew: Bool, _ style: ShopifyHeader
  ) -> [String] {
    let entries = ShopifyHeader.entries
    // Columns that are only kept, and edited: a metafield, a market's price.
    let kept = pending.inOrder.compactMap(\.attributeName).map(style.name)
    let changesVariants =
      hasNew
      || entries.contains { entry in
        entry.cell?.subject == .variant && entry.cell?.field.map(pending.contains) ?? false
      }
      || pending.contains { field in
        if case .variantAttribute = field { true } else { false }
      }
    let named = entries.filter { entry in
      switch entry.cell {
      case .handle, .title: true
      case .optionName, .optionValue: changesVariants
      case .imageSource, .imagePosition, .imageAlt: pending.contains(.images)
      case .some(let cell):
        cell.field.map(pending.contains) ?? false || (hasNew && making.contains(cell))
      case nil: false
      }
    }.compactMap { style.name(of: $0) }
    return named + kept.filter { !named.contains($0) }
  }

  private static func header(
    full plan: OutPlan, _ style: ShopifyHeader
  ) throws(WritingError) -> [String] {
    var header: [String]
    if plan.lastHeader.isEmpty {
      header = style.cells
    } else if ShopifyHeader.of(plan.lastHeader) == style {
      header = plan.lastHeader
    } else {
      header = plan.lastHeader.map(style.name)
    }
    var seen = Set(header.map(Header.normalised))
    for name in plan.keptColumns.map(style.name) where seen.insert(Header.normalised(name)).inserted
    {
      header.append(name)
    }
    guard let chosen = plan.chosen else { return header }
    return try Self.header(header, only: chosen, style)
  }

  /// The chosen columns of a header, with those that identify a row before them.
  private static func header(
    _ header: [String], only chosen: [String], _ style: ShopifyHeader
  ) throws(WritingError) -> [String] {
    var wanted: Set<String> = []
    for name in chosen {
      let key = Header.normalised(style.name(for: name))
      guard header.contains(where: { Header.normalised($0) == key }) else {
        throw .unknownColumn(
          name: name, format: "the file",
          nearest: Spelling.nearest(to: name, among: header, within: 4))
      }
      wanted.insert(key)
    }
    let isOfVariant = header.contains { name in
      guard wanted.contains(Header.normalised(name)) else { return false }
      return ShopifyHeader.cell(name)?.subject == .variant
        || ShopifyProductColumns.isOfVariant(name)
    }
    return header.filter { name in
      switch ShopifyHeader.cell(name) {
      case .handle, .title: true
      case .optionName, .optionValue: isOfVariant || wanted.contains(Header.normalised(name))
      default: wanted.contains(Header.normalised(name))
      }
    }
  }

  // MARK: Rows

  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws {
    guard !isPending || product.isEdited else { return }
    guard product.isOwner else {
      report.refuse(
        product.product.handle,
        "another channel describes this product; its texts on this one are not kept, so a file "
          + "would overwrite them: export it for the channel that owns it")
      return
    }
    guard !product.variants.isEmpty else {
      report.refuse(
        product.product.handle,
        "none of its variants is known here, because their rows were refused, and a row without "
          + "them would empty it: mend the rows first")
      return
    }
    let edited = stated(product.edited, of: product, report)
    if isPending {
      for variant in product.variants {
        report.refuse(product.subject(variant), fields: variant.edited) {
          rule($0, of: variant)
        }
      }
      let isStated = product.variants.contains { !stated(of: $0).isEmpty }
      guard !edited.isEmpty || isStated else { return }
    }
    let writesImages = !isPending || edited.contains(.images)
    let images = writesImages ? product.product.images.value ?? [] : []
    let variants = chosen(product)
    for index in 0..<max(1, variants.count, images.count) {
      clear()
      let variant = index < variants.count ? variants[index] : nil
      fill(
        product, variant, image: index < images.count ? images[index] : nil, isFirst: index == 0)
      try writer.row(row)
    }
    guard isPending else { return }
    report.wrote(edited, of: .product, product.id)
    for variant in variants {
      report.wrote(stated(of: variant), of: .variant, variant.id)
    }
  }

  private func rule(_ field: EditableField) -> FieldRule { ShopifyOut.rule(field, style) }

  private func rule(_ field: EditableField, of variant: VariantExport) -> FieldRule {
    ShopifyOut.rule(field, style, isNew: variant.isNew)
  }

  /// The edited fields of a variant that the file can say.
  private func stated(of variant: VariantExport) -> Set<EditableField> {
    variant.edited.filter { rule($0, of: variant).isColumn }
  }

  /// The edited product fields that the file can say; the others are told.
  private func stated(
    _ edited: Set<EditableField>, of product: ProductExport, _ report: OutReport
  ) -> Set<EditableField> {
    guard isPending else { return edited }
    report.refuse(product.product.handle, fields: edited, rule)
    var stated = edited.filter { rule($0).isColumn }
    if product.removesImages, stated.remove(.images) != nil {
      report.refuse(
        product.product.handle, field: "images",
        "Shopify's file adds images and changes their texts, but takes none away; remove it there")
    }
    return stated
  }

  /// The variants that get a row. Of pending edits only those that changed; the first where only the
  /// product did, because the row has to name the options when the file has their columns.
  private func chosen(_ product: ProductExport) -> [VariantExport] {
    guard isPending else { return product.variants }
    let edited = product.variants.filter { !stated(of: $0).isEmpty }
    return edited.isEmpty ? Array(product.variants.prefix(1)) : edited
  }

  private func clear() {
    for index in row.indices { row[index] = nil }
  }

  private func fill(
    _ product: ProductExport, _ variant: VariantExport?, image: ProductImage?, isFirst: Bool
  ) {
    for (index, cell) in cells.enumerated() {
      guard let cell else { continue }
      row[index] =
        switch cell.subject {
        case .product:
          cell == .handle || isFirst ? text(cell, product.product) : nil
        case .variant: variant.flatMap { text(cell, $0, at: index, isFirst: isFirst) }
        case .image: image.flatMap { text(cell, $0) }
        }
    }
    if isFirst { keep(product.product.extra, edited: product.edited) }
    if let variant { keep(variant.variant.extra, edited: variant.edited) }
  }

  /// Puts back what came in columns beside the fields.
  private func keep(_ extra: [ExtraColumn], edited: Set<EditableField>) {
    for column in extra {
      let index = columnOfKept[column.name] ?? -1
      guard index >= 0 else { continue }
      if let field = cells[index]?.field, edited.contains(field) { continue }
      row[index] = cells[index] == .policy ? policy(column.value, at: index) : column.value
    }
  }

  /// A kept policy in the words of the column that it goes into.
  private func policy(_ kept: String, at column: Int) -> String {
    let policies: [String: StockPolicy] = [
      "continue": .backorder, "true": .backorder, "deny": .deny, "false": .deny,
    ]
    return policies[kept.lowercased()].map { policy($0, isWordy: isWordy[column]) } ?? kept
  }

  private func text(_ cell: ShopifyCell, _ product: ProductRecord) -> String? {
    switch cell {
    case .handle: product.handle
    case .title: product.title.value
    case .body: product.descriptionHTML.value
    case .vendor: product.vendor.value
    case .type: product.productType.value
    case .category: product.category.value
    case .tags: product.tags.value?.joined(separator: ", ")
    case .published: product.isPublished.value.map { $0 ? "true" : "false" }
    case .status: product.status.value?.rawValue
    case .seoTitle: product.seoTitle.value
    case .seoDescription: product.seoDescription.value
    default: nil
    }
  }

  private func text(
    _ cell: ShopifyCell, _ export: VariantExport, at column: Int, isFirst: Bool
  ) -> String? {
    let variant = export.variant
    switch cell {
    case .optionName(let index):
      guard isFirst else { return nil }
      if variant.options.isEmpty { return index == 0 ? "Title" : nil }
      return index < variant.options.count ? variant.options[index].name : nil
    case .optionValue(let index):
      if variant.options.isEmpty { return index == 0 ? "Default Title" : nil }
      return index < variant.options.count ? variant.options[index].value : nil
    case .sku: return variant.sku
    case .price: return variant.price.value?.decimal
    case .compareAt: return variant.compareAtPrice.value?.decimal
    case .cost: return variant.cost.value?.decimal
    case .barcode: return variant.barcode.value
    case .grams: return variant.weightGrams.value.map(String.init)
    case .tracker: return variant.policy.value == .untracked ? nil : "shopify"
    case .quantity: return variant.quantity.value.map(String.init)
    case .policy: return policy(variant.policy.value, isWordy: isWordy[column])
    default: return nil
    }
  }

  private func policy(_ policy: StockPolicy?, isWordy: Bool) -> String {
    let goesOn = policy == .backorder
    if isWordy { return goesOn ? "true" : "false" }
    return goesOn ? "continue" : "deny"
  }

  private func text(_ cell: ShopifyCell, _ image: ProductImage) -> String? {
    switch cell {
    case .imageSource: image.url
    case .imagePosition: String(image.position)
    case .imageAlt: image.altText
    default: nil
    }
  }
}
