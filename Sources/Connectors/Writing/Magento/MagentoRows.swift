import Commerce
import Spelling

/// Makes the rows of a Magento 2 product import.
///
/// - A row of pending edits has, beside SKU and store view, only columns that an edit changed. Where
///   several rows differ in them, the others hold the value of now: whether a blank keeps or clears
///   differs between Magento's versions, so none is left to chance. What an edit emptied is written
///   as `__EMPTY__VALUE__`, Magento's own word for it.
/// - Children come before their parents, as Magento wants it; rows of other store views after both.
/// - What came in columns that only repeat a field in more words (`categories`,
///   `additional_attributes`, `product_online`, `visibility`) goes back as it stood, unless the field
///   was edited.
final class MagentoRows: RowMaker {
  let header: [String]
  private let keys: [String]
  private let rule: @Sendable (EditableField) -> FieldRule
  private let isPending: Bool
  private let isPricesOnly: Bool
  private var columnOfKept: [String: Int] = [:]
  private var row: [String?]

  static let emptied = "__EMPTY__VALUE__"

  init(_ plan: OutPlan, isPricesOnly: Bool) throws(WritingError) {
    let rule = isPricesOnly ? MagentoOut.priceRule : MagentoOut.rule
    self.rule = rule
    self.isPricesOnly = isPricesOnly
    isPending = plan.pending != nil
    var names: [String]
    if isPricesOnly {
      names = ["price"]
    } else if let pending = plan.pending {
      var columns: [String] = []
      for field in EditableField.allCases where pending.contains(field) {
        if case .column(let name) = rule(field), !columns.contains(name) { columns.append(name) }
      }
      names = columns
    } else {
      names = plan.lastHeader.isEmpty ? Self.standard : plan.lastHeader
      for name in plan.keptColumns where !names.contains(name) { names.append(name) }
      if let chosen = plan.chosen { names = try Self.only(chosen, of: names) }
    }
    names.removeAll { ["sku", "store-view-code", "-store"].contains(Header.normalised($0)) }
    let storeView = plan.lastHeader.first { Header.normalised($0) == "store" } ?? "store_view_code"
    names.removeAll { $0 == storeView }
    header = ["sku", storeView] + names
    keys = header.map(Header.normalised)
    row = Array(repeating: nil, count: header.count)
    for (index, name) in header.enumerated() { columnOfKept[name] = index }
  }

  private static let standard = [
    "name", "description", "price", "cost", "meta_title", "meta_description", "qty",
  ]

  private static func only(
    _ chosen: [String], of names: [String]
  ) throws(WritingError) -> [String] {
    let wanted = Set(chosen.map(Header.normalised))
    for name in chosen
    where !names.contains(where: { Header.normalised($0) == Header.normalised(name) }) {
      throw .unknownColumn(
        name: name, format: "the file",
        nearest: Spelling.nearest(to: name, among: names, within: 4))
    }
    return names.filter { wanted.contains(Header.normalised($0)) }
  }

  // MARK: Rows

  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws {
    if isPending {
      guard product.isEdited else { return }
      report.refuse(product.product.handle, fields: product.edited, rule)
    }
    guard product.isOwner || isPricesOnly else {
      return report.refuse(
        product.product.handle,
        "another channel describes this product; its texts on this one are not kept, so a file "
          + "would overwrite them: export it for the channel that owns it")
    }
    for variant in product.variants where isPending {
      report.refuse(product.subject(variant), fields: variant.edited, rule)
    }
    let isSimple = product.isSimple
    for variant in product.variants where !isSimple {
      try writeChild(variant, of: product, to: writer, report)
    }
    try writeBase(product, isSimple ? product.variants.first : nil, to: writer, report)
    guard !isPending, !isPricesOnly else { return }
    for view in product.views { try writeView(view, to: writer) }
  }

  private func writeBase(
    _ product: ProductExport, _ variant: VariantExport?, to writer: DelimitedWriter,
    _ report: OutReport
  ) throws {
    if isPricesOnly, variant?.variant.price.value == nil { return }
    let edited = written(product.edited, product.product.extra, report, product.product.handle)
    let own = variant.map {
      written($0.edited, product.product.extra + $0.variant.extra, report, product.subject($0))
    }
    if isPending, edited.isEmpty, own?.isEmpty ?? true { return }
    clear(sku: variant?.knownSKU ?? product.product.handle)
    for (index, key) in keys.enumerated() {
      row[index] = row[index] ?? text(key, product.product) ?? variant.flatMap { text(key, $0) }
    }
    let extra = product.product.extra + (variant?.variant.extra ?? [])
    let all = edited.union(own ?? [])
    keep(extra, edited: all)
    state(all, product, variant, extra)
    try writer.row(row)
    report.wroteIf(isPending, edited, of: .product, product.id)
    if let variant { report.wroteIf(isPending, own ?? [], of: .variant, variant.id) }
  }

  private func writeChild(
    _ variant: VariantExport, of product: ProductExport, to writer: DelimitedWriter,
    _ report: OutReport
  ) throws {
    // A child without a row of its own in the file that came has none in the one that goes.
    guard let sku = variant.knownSKU, isPending || isPricesOnly || !variant.variant.extra.isEmpty
    else { return }
    if isPricesOnly, variant.variant.price.value == nil { return }
    let edited = written(variant.edited, variant.variant.extra, report, sku)
    if isPending, edited.isEmpty { return }
    clear(sku: sku)
    for (index, key) in keys.enumerated() { row[index] = row[index] ?? text(key, variant) }
    keep(variant.variant.extra, edited: edited)
    state(edited, nil, variant, variant.variant.extra)
    try writer.row(row)
    report.wroteIf(isPending, edited, of: .variant, variant.id)
  }

  private func writeView(_ view: ListingFactRecord, to writer: DelimitedWriter) throws {
    clear(sku: view.sku ?? "")
    for column in view.values {
      if let index = columnOfKept[column.name] {
        row[index] = column.value
      } else if Header.normalised(column.name) == "store-view-code" {
        row[1] = column.value
      }
    }
    try writer.row(row)
  }

  private func clear(sku: String) {
    for index in row.indices { row[index] = nil }
    row[0] = sku
  }

  private func keep(_ extra: [ExtraColumn], edited: Set<EditableField>) {
    for column in extra {
      guard let index = columnOfKept[column.name], index > 1 else { continue }
      row[index] = column.value
    }
  }

  /// The edited fields that the row can state.
  private func written(
    _ edited: Set<EditableField>, _ extra: [ExtraColumn], _ report: OutReport, _ subject: String
  ) -> Set<EditableField> {
    edited.filter { field in
      guard rule(field).isColumn else { return false }
      guard field == .vendor || field == .barcode else { return true }
      if MagentoAttributeCell(extra).name(of: field) != nil { return true }
      if isPending {
        report.refuse(
          subject, field: field.rawValue,
          "none of the product's attributes is its \(field.rawValue); change it in Magento")
      }
      return false
    }
  }
}

extension OutReport {
  fileprivate func wroteIf(
    _ condition: Bool, _ fields: Set<EditableField>, of entity: EditEntity, _ id: Int64
  ) {
    if condition { wrote(fields, of: entity, id) }
  }
}

extension ProductExport {
  /// Whether it is its own only variant and no parent of children.
  var isSimple: Bool {
    variants.count == 1
      && variants.first?.knownSKU.map { $0.lowercased() } == product.handle.lowercased()
  }
}

extension MagentoRows {
  /// Writes the edited fields over what came, an emptied one in Magento's word for it.
  private func state(
    _ edited: Set<EditableField>, _ product: ProductExport?, _ variant: VariantExport?,
    _ extra: [ExtraColumn]
  ) {
    var attributes: [(EditableField, String?)] = []
    for field in EditableField.allCases where edited.contains(field) {
      guard case .column(let name) = rule(field) else { continue }
      let key = Header.normalised(name)
      switch field {
      case .vendor: attributes.append((field, product?.product.vendor.value))
      case .barcode: attributes.append((field, variant?.variant.barcode.value))
      case .category:
        set(key, categories(product?.product.category.value, extra))
      default:
        let text =
          field.entity == .product
          ? product.flatMap { self.text(key, $0.product) } : variant.flatMap { self.text(key, $0) }
        set(key, text ?? Self.emptied)
      }
    }
    if let text = MagentoAttributeCell(extra).text(setting: attributes) {
      set("additional-attributes", text)
    }
  }

  private func set(_ key: String, _ text: String) {
    if let index = keys.firstIndex(of: key) { row[index] = text }
  }

  /// The first category is the one that is edited; the others stay.
  private func categories(_ first: String?, _ extra: [ExtraColumn]) -> String {
    let came = extra.last { Header.normalised($0.name) == "categories" }?.value ?? ""
    let others = came.split(separator: ",").dropFirst().map(String.init)
    let all = (first.map { [$0] } ?? []) + others
    return all.isEmpty ? Self.emptied : all.joined(separator: ",")
  }
}
