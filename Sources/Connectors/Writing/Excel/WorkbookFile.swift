public import Commerce

/// A table of variants as an .xlsx workbook.
public final class WorkbookFile: ProductFile {
  private let rows: PlainRows
  private let sheet: SheetFile
  private let report = OutReport()

  /// - Parameter zone: the zone in which instants are shown.
  public init(path: String, mayReplace: Bool, plan: OutPlan, zone: StoreZone) throws {
    rows = try PlainRows(plan)
    sheet = try SheetFile(
      path: path, mayReplace: mayReplace, sheet: "variants",
      columns: rows.columns.map { SheetColumn($0.name, $0.kind) }, zone: zone)
  }

  public func take(_ product: ProductExport) throws {
    for variant in rows.variants(of: product) {
      let cut = sheet.cutTexts
      try sheet.row(rows.columns.map { $0.text(product, variant) })
      if sheet.cutTexts > cut {
        report.refuse(
          product.subject(variant), "a text was cut: a cell of a sheet holds 32,767 characters")
      }
    }
  }

  public func finish() throws -> OutSummary {
    try sheet.commit()
    report.summary.rows = sheet.rows
    report.summary.contentHash = try contentHash(ofFile: sheet.path)
    return report.summary
  }
}
