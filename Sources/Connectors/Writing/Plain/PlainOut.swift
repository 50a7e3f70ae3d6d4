import Commerce
import Spelling

/// Tables for people and other programs: a row is a variant, the columns are anybody's choice.
enum PlainOut {
  static let all: [OutDefinition] = [
    OutDefinition(
      format: OutFormat(
        "csv", "Plain CSV", .plain, text: .csv, needs: [],
        writes: "a row a variant, any columns: --columns sku,title,price",
        leavesOut: "nothing that has a column"),
      rule: { .column($0.rawValue) }, makeRows: { plan throws(WritingError) in try PlainRows(plan) }
    ),
    OutDefinition(
      format: OutFormat(
        "excel-csv", "CSV for Excel", .plain, text: .excel, needs: [],
        writes: "as csv, with a byte order mark; text that Excel would run is made harmless",
        leavesOut: "not for platforms: an apostrophe stands before such text"),
      rule: { .column($0.rawValue) }, makeRows: { plan throws(WritingError) in try PlainRows(plan) }
    ),
  ]
}

/// A column of a plain table.
struct PlainColumn: Sendable {
  var name: String
  var text: @Sendable (ProductExport, VariantExport) -> String?

  init(_ name: String, _ text: @escaping @Sendable (ProductExport, VariantExport) -> String?) {
    self.name = name
    self.text = text
  }

  /// Every column by its name, in the order in which they are listed.
  static let all: [PlainColumn] = [
    PlainColumn("sku") { $1.variant.sku },
    PlainColumn("handle") { product, _ in product.product.handle },
    PlainColumn("title") { product, _ in product.product.title.value },
    PlainColumn("options") { $1.variant.options.map(\.value).joined(separator: " / ") },
    PlainColumn("description") { product, _ in product.product.descriptionHTML.value },
    PlainColumn("vendor") { product, _ in product.product.vendor.value },
    PlainColumn("type") { product, _ in product.product.productType.value },
    PlainColumn("category") { product, _ in product.product.category.value },
    PlainColumn("tags") { product, _ in product.product.tags.value?.joined(separator: ", ") },
    PlainColumn("status") { product, _ in product.product.status.value?.rawValue },
    PlainColumn("seo_title") { product, _ in product.product.seoTitle.value },
    PlainColumn("seo_description") { product, _ in product.product.seoDescription.value },
    PlainColumn("price") { $1.variant.price.value?.decimal },
    PlainColumn("compare_at") { $1.variant.compareAtPrice.value?.decimal },
    PlainColumn("cost") { $1.variant.cost.value?.decimal },
    PlainColumn("currency") { $1.currency.code },
    PlainColumn("barcode") { $1.variant.barcode.value },
    PlainColumn("weight") { $1.variant.weightGrams.value.map(String.init) },
    PlainColumn("on_hand") { $1.stock.onHand.map(String.init) },
    PlainColumn("available") { $1.stock.available.map(String.init) },
    PlainColumn("committed") { $1.stock.committed.map(String.init) },
    PlainColumn("incoming") { $1.stock.incoming.map(String.init) },
    PlainColumn("images") { product, _ in
      product.product.images.value?.map(\.url).joined(separator: " ")
    },
    PlainColumn("image_count") { product, _ in product.product.images.value.map { "\($0.count)" } },
    PlainColumn("published") { product, _ in product.product.isPublished.value.map { "\($0)" } },
    PlainColumn("policy") { $1.variant.policy.value?.rawValue },
  ]

  /// Written when nobody chooses.
  static let standard = [
    "sku", "handle", "title", "options", "price", "currency", "available", "on_hand", "status",
  ]

  /// A column that the channel's own files have and nothing here reads.
  static func kept(_ name: String) -> PlainColumn {
    PlainColumn(name) { product, variant in
      variant.variant.extra.first { $0.name == name }?.value
        ?? product.product.extra.first { $0.name == name }?.value
    }
  }
}

final class PlainRows: RowMaker {
  private let columns: [PlainColumn]
  private let isPending: Bool

  var header: [String] { columns.map(\.name) }

  init(_ plan: OutPlan) throws(WritingError) {
    var columns: [PlainColumn] = []
    for name in plan.chosen ?? PlainColumn.standard {
      columns.append(try Self.column(name, plan))
    }
    self.columns = columns
    isPending = plan.pending != nil
  }

  /// `on_hand` and `on-hand` are one, and case does not matter.
  private static func column(_ name: String, _ plan: OutPlan) throws(WritingError) -> PlainColumn {
    let wanted = Header.normalised(name)
    if let known = PlainColumn.all.first(where: { Header.normalised($0.name) == wanted }) {
      return known
    }
    if let kept = plan.keptColumns.first(where: { Header.normalised($0) == wanted }) {
      return .kept(kept)
    }
    let names = PlainColumn.all.map(\.name) + plan.keptColumns
    throw .unknownColumn(
      name: name, format: "csv", nearest: Spelling.nearest(to: wanted, among: names, within: 3))
  }

  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws {
    for variant in product.variants {
      if isPending, product.edited.isEmpty, variant.edited.isEmpty { continue }
      try writer.row { writer in
        for column in columns { try writer.field(column.text(product, variant)) }
      }
    }
  }
}
