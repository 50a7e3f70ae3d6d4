public import Commerce

/// A file that is made from products as they come.
public protocol ProductFile: AnyObject {
  /// Writes the rows of one product.
  func take(_ product: ProductExport) throws
  /// Makes what was written the file; without it nothing is left.
  func finish() throws -> OutSummary
}

/// A delimited file.
public final class OutFile: ProductFile {
  public let format: OutFormat
  private let rows: any RowMaker
  private let writer: DelimitedWriter
  private let sink: any ByteSink
  private let report = OutReport()

  /// Reasons that are kept one by one; the others are only counted.
  public static let issueLimit = 1_000

  /// Writes the header at once.
  public init(_ format: OutFormat, plan: OutPlan, sink: any ByteSink) throws {
    guard let definition = OutDefinition.of(format) else {
      throw WritingError.unknownFormat(id: format.id, nearest: nil)
    }
    self.format = format
    self.sink = sink
    rows = try definition.makeRows(plan)
    writer = try DelimitedWriter(sink, text: format.text, header: rows.header)
  }

  public var header: [String] { rows.header }

  public func take(_ product: ProductExport) throws {
    try rows.write(product, to: writer, report)
  }

  public func finish() throws -> OutSummary {
    report.summary.contentHash = try writer.finish()
    try sink.commit()
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
