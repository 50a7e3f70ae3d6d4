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
  private let isPending: Bool

  /// Reasons that are kept one by one; the others are only counted.
  public static let issueLimit = 1_000

  /// Writes the header at once.
  public init(_ format: OutFormat, plan: OutPlan, sink: any ByteSink) throws {
    guard let definition = OutDefinition.of(format) else {
      throw WritingError.unknownFormat(id: format.id, nearest: nil)
    }
    self.format = format
    self.sink = sink
    isPending = plan.pending != nil
    rows = try definition.makeRows(plan)
    writer = try DelimitedWriter(sink, text: format.text, header: rows.header)
  }

  public var header: [String] { rows.header }

  public func take(_ product: ProductExport) throws {
    guard isPending, format.platform != .plain else {
      return try rows.write(product, to: writer, report)
    }
    for name in product.archived {
      report.refuse(
        name, field: EditableField.variantStatus.rawValue,
        "no file takes a variant away; delete it there, and the next import without it confirms")
    }
    guard !product.variants.isEmpty || product.archived.isEmpty else { return }
    guard let known = format.makesProducts ? product : known(product) else { return }
    try rows.write(known, to: writer, report)
  }

  /// The product without what its platform would have to make, which is told; nil for a new one.
  private func known(_ product: ProductExport) -> ProductExport? {
    var known = product
    known.variants.removeAll(where: \.isNew)
    for variant in product.variants where variant.isNew {
      report.refuse(
        product.subject(variant),
        "\(format.name) changes what is there and makes nothing new; make it there, and the next "
          + "import confirms it")
    }
    return product.isNew ? nil : known
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
