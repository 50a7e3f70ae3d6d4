public import Commerce

/// Writes one file from products as they come.
public final class OutFile {
  public let format: OutFormat
  private let rows: any RowMaker
  private let writer: DelimitedWriter
  private let report = OutReport()

  /// Reasons that are kept one by one; the others are only counted.
  public static let issueLimit = 1_000

  /// Writes the header at once.
  public init(_ format: OutFormat, plan: OutPlan, sink: any ByteSink) throws {
    guard let definition = OutDefinition.of(format) else {
      throw WritingError.unknownFormat(id: format.id, nearest: nil)
    }
    self.format = format
    rows = try definition.makeRows(plan)
    writer = try DelimitedWriter(sink, text: format.text, header: rows.header)
  }

  public var header: [String] { rows.header }

  public func take(_ product: ProductExport) throws {
    try rows.write(product, to: writer, report)
  }

  /// Hands the last bytes to the sink, which is not committed.
  public func finish() throws -> OutSummary {
    report.summary.contentHash = try writer.finish()
    report.summary.rows = writer.rows
    return report.summary
  }
}

extension ProductExport {
  /// How a person knows one of its variants.
  func subject(_ variant: VariantExport) -> String {
    if let sku = variant.variant.sku { return sku }
    let options = variant.variant.options.map(\.value).joined(separator: " / ")
    return options.isEmpty ? product.handle : "\(product.handle) \(options)"
  }
}
