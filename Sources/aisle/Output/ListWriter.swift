import Commerce
import Connectors
import Foundation

/// Writes the rows of a list command: to standard output as it is asked for, or into a file for a
/// spreadsheet.
struct ListWriter {
  private enum Target {
    case rows(RowWriter)
    case excel(DelimitedWriter, any ByteSink)
    case sheet(SheetFile)
  }

  private var target: Target
  private let path: String?

  /// - Parameter zone: the zone in which a spreadsheet shows instants.
  init<Row>(
    _ options: GlobalOptions, _ list: ListOptions, columns: [TextColumn<Row>], zone: StoreZone
  ) throws {
    path = list.output.map(Workspace.absolute)
    if list.xlsx, let path {
      target = .sheet(
        try SheetFile(
          path: path, mayReplace: list.force, sheet: "aisle",
          columns: columns.map { SheetColumn($0.name, $0.sheetKind) }, zone: zone))
    } else if list.excel {
      let sink: any ByteSink =
        try path.map { try FileSink(path: $0, mayReplace: list.force) }
        ?? DescriptorSink(descriptor: STDOUT_FILENO, name: "standard output")
      target = .excel(
        try DelimitedWriter(sink, text: .excel, header: columns.map(\.name)), sink)
    } else {
      target = .rows(RowWriter(format: options.format, columns: columns))
    }
  }

  /// As `RowWriter.write`.
  mutating func write(
    json: @autoclosure () -> JSONValue, cells: @autoclosure () -> [String]
  ) throws {
    switch target {
    case .rows(var writer):
      writer.write(json: json(), cells: cells())
      target = .rows(writer)
    case .excel(let writer, _): try writer.row(cells())
    case .sheet(let sheet): try sheet.row(cells())
    }
  }

  mutating func finish() throws {
    switch target {
    case .rows(var writer):
      writer.finish()
      target = .rows(writer)
    case .excel(let writer, let sink):
      _ = try writer.finish()
      try sink.commit()
      tell(writer.rows)
    case .sheet(let sheet):
      try sheet.commit()
      tell(sheet.rows)
      if sheet.cutTexts > 0 {
        Output.error("\(sheet.cutTexts) texts were cut: a cell holds 32,767 characters")
      }
    }
  }

  private func tell(_ rows: Int) {
    guard let path else { return }
    Output.line("\(path)  \(rows) \(rows == 1 ? "row" : "rows")")
    Output.flush()
  }
}
