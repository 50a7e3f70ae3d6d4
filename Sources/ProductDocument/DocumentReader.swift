public import Commerce
import Spelling
import TOML

/// What a document wants changed of one row.
public struct DocumentChange: Equatable, Sendable {
  /// The row as the store has it now.
  public var subject: EditSubject
  public var expressions: [EditExpression]
  /// Targets that were changed in the store meanwhile, with why they are left out.
  public var conflicts: [EditTarget: String] = [:]
}

extension ProductDocument {
  /// The products that a text names, so that their rows can be read.
  public static func products(
    in text: String
  ) throws(DocumentProblem) -> (ids: [Int64], handles: [String]) {
    let table = try table(of: text)
    var ids: [Int64] = []
    var handles: [String] = []
    for product in DocumentReader.tables(table["product"]?.node) {
      if case .integer(let id) = product.table["id"]?.node.value {
        ids.append(Int64(id))
      } else if case .string(let handle) = product.table["handle"]?.node.value {
        handles.append(handle)
      }
    }
    return (ids, handles)
  }

  /// What the document, as it was edited, wants changed; `current` are the rows as the store has
  /// them now. Problems are all that can be found in one reading, in the order of the text; with any
  /// of them nothing should be changed.
  public func changes(
    current: [EditSubject]
  ) -> (changes: [DocumentChange], problems: [DocumentProblem]) {
    do {
      var reader = DocumentReader(base: base, current: current)
      reader.read(try Self.table(of: text))
      return (
        reader.changes, reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      )
    } catch {
      return ([], [error])
    }
  }

  private static func table(of text: String) throws(DocumentProblem) -> TOMLTable {
    do { return try TOMLTable(reading: unmarked(text)) } catch {
      throw DocumentProblem(
        line: error.place.line, column: error.place.column, message: error.message)
    }
  }
}

struct DocumentReader {
  private(set) var changes: [DocumentChange] = []
  private(set) var problems: [DocumentProblem] = []
  private let base: [Int64: [EditSubject]]
  private let current: [Int64: [EditSubject]]
  private let idsByHandle: [String: Int64]

  init(base: [EditSubject], current: [EditSubject]) {
    self.base = Dictionary(grouping: base, by: \.productID)
    self.current = Dictionary(grouping: current, by: \.productID)
    idsByHandle = Dictionary(current.map { ($0.productSubject, $0.productID) }) { first, _ in first
    }
  }

  static func tables(_ node: TOMLNode?) -> [(table: TOMLTable, place: TOMLPlace)] {
    switch node?.value {
    case .array(let nodes):
      nodes.compactMap { node in
        if case .table(let table) = node.value { (table, node.place) } else { nil }
      }
    case .table(let table): [(table, node?.place ?? .start)]
    default: []
    }
  }

  mutating func read(_ document: TOMLTable) {
    for entry in document.entries where entry.key != "product" {
      unknown(entry, among: ["product"])
    }
    for product in Self.tables(document["product"]?.node) {
      readProduct(product.table, at: product.place)
    }
  }

  // MARK: Products

  private mutating func readProduct(_ table: TOMLTable, at place: TOMLPlace) {
    let named = id(of: table) ?? DocumentValue.text(table, "handle").flatMap { idsByHandle[$0] }
    guard let id = named, let rows = current[id], let first = rows.first else {
      return fail(place, "the store has no product with this id or handle")
    }
    var row = RowReading(
      subject: first, base: baseRow(of: first, version: version(of: table), isProduct: true))
    for entry in table.entries {
      switch entry.key {
      case "id", "version", "handle": break
      case "attributes": readAttributes(entry, .master, isProduct: true, into: &row)
      case "locale":
        for (tag, node) in Self.named(entry.node) {
          for field in Self.named(node.node).map(\.1) {
            read(
              field, fields: DocumentFields.locale, scope: .locale(tag.key), into: &row)
          }
        }
      case "variant": break
      default:
        read(
          entry, fields: DocumentFields.product, scope: .master,
          further: ["attributes", "locale", "variant"], into: &row)
      }
    }
    var readings = [row]
    for variant in Self.tables(table["variant"]?.node) {
      if let reading = readVariant(variant.table, at: variant.place, of: rows) {
        readings.append(reading)
      }
    }
    for reading in readings where !reading.expressions.isEmpty {
      changes.append(
        DocumentChange(
          subject: reading.subject, expressions: reading.expressions,
          conflicts: reading.conflicts))
    }
  }

  private mutating func readVariant(
    _ table: TOMLTable, at place: TOMLPlace, of rows: [EditSubject]
  ) -> RowReading? {
    let id = id(of: table)
    let sku = DocumentValue.text(table, "sku")
    guard
      let subject = rows.first(where: { row in
        id.map { $0 == row.variantID } ?? (sku != nil && sku == row.values[.sku])
      })
    else {
      fail(place, "the product has no variant with this id or SKU")
      return nil
    }
    var row = RowReading(
      subject: subject, base: baseRow(of: subject, version: version(of: table), isProduct: false))
    for entry in table.entries {
      switch entry.key {
      case "id", "version": break
      case "attributes": readAttributes(entry, .master, isProduct: false, into: &row)
      case "channel":
        for (code, node) in Self.named(entry.node) {
          let scope = EditScope.channel(code.key)
          guard subject.listings[code.key] != nil else {
            fail(node.keyPlace, "the variant is not listed on \(code.key)")
            continue
          }
          for field in Self.named(node.node).map(\.1) {
            if field.key == "attributes" {
              readAttributes(field, scope, isProduct: false, into: &row)
            } else {
              read(
                field, fields: DocumentFields.channel, scope: scope, further: ["attributes"],
                into: &row)
            }
          }
        }
      default:
        read(
          entry, fields: DocumentFields.variant, scope: .master,
          further: ["attributes", "channel"], into: &row)
      }
    }
    return row
  }

  // MARK: Fields

  private mutating func readAttributes(
    _ entry: TOMLEntry, _ scope: EditScope, isProduct: Bool, into row: inout RowReading
  ) {
    for column in Self.named(entry.node).map(\.1) {
      take(
        column.node, isProduct ? .attribute(column.key) : .variantAttribute(column.key), scope,
        into: &row)
    }
  }

  private mutating func read(
    _ entry: TOMLEntry, fields: [EditableField], scope: EditScope, further: [String] = [],
    into row: inout RowReading
  ) {
    guard let field = fields.first(where: { $0.rawValue == entry.key }) else {
      return unknown(entry, among: fields.map(\.rawValue) + further)
    }
    take(entry.node, field, scope, into: &row)
  }

  /// Notes a change where the value is another than the document was written with.
  private mutating func take(
    _ node: TOMLNode, _ field: EditableField, _ scope: EditScope, into row: inout RowReading
  ) {
    let target = EditTarget(field, in: scope)
    do throws(DocumentProblem) {
      let new = try DocumentValue.text(
        node, target, currency: row.subject.currency(in: scope))
      switch row.base {
      case .row(let base):
        guard !target.isSame(base[target], new) else { return }
        let now = row.subject[target]
        if !target.isSame(base[target], now), !target.isSame(now, new) {
          row.conflicts[target] = "changed meanwhile: it is now \(now ?? "empty")"
        }
      case .version(let version, let now):
        guard !target.isSame(row.subject[target], new) else { return }
        if version != now {
          row.conflicts[target] =
            "changed since the document was written: it is now \(row.subject[target] ?? "empty")"
        }
      case .unknown:
        guard !target.isSame(row.subject[target], new) else { return }
      }
      row.expressions.append(
        EditExpression(target, operations: [new.map { .set($0) } ?? .clear]))
    } catch {
      problems.append(error)
    }
  }

  // MARK: Rows

  private func baseRow(
    of subject: EditSubject, version: Int?, isProduct: Bool
  ) -> RowReading.Base {
    let rows = base[subject.productID] ?? []
    if let row = rows.first(where: { isProduct || $0.variantID == subject.variantID }) {
      return .row(row)
    }
    guard let version else { return .unknown }
    return .version(
      version, now: isProduct ? subject.productVersion : subject.variantVersion)
  }

  private func id(of table: TOMLTable) -> Int64? {
    if case .integer(let id) = table["id"]?.node.value { Int64(id) } else { nil }
  }

  private func version(of table: TOMLTable) -> Int? {
    if case .integer(let version) = table["version"]?.node.value { version } else { nil }
  }

  private static func named(_ node: TOMLNode) -> [(TOMLEntry, TOMLEntry)] {
    guard case .table(let table) = node.value else { return [] }
    return table.entries.map { ($0, $0) }
  }

  private mutating func unknown(_ entry: TOMLEntry, among names: [String]) {
    let near = Spelling.nearest(to: entry.key, among: names, within: .max)
    fail(
      entry.keyPlace,
      "there is no field \"\(entry.key)\" here"
        + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  private mutating func fail(_ place: TOMLPlace, _ message: String) {
    problems.append(DocumentProblem(line: place.line, column: place.column, message: message))
  }
}

/// One row of a document while it is read.
private struct RowReading {
  /// What the document was written with.
  enum Base {
    case row(EditSubject)
    case version(Int, now: Int)
    case unknown
  }

  var subject: EditSubject
  var base: Base
  var expressions: [EditExpression] = []
  var conflicts: [EditTarget: String] = [:]
}

extension EditTarget {
  /// Whether two plain texts mean the same here: how a file numbers its images does not count.
  fileprivate func isSame(_ left: String?, _ right: String?) -> Bool {
    guard field.kind == .images else { return (left ?? "") == (right ?? "") }
    func pairs(_ text: String?) -> [String] {
      ImageList.images(text ?? "").map { "\($0.url)\t\($0.altText ?? "")" }
    }
    return pairs(left) == pairs(right)
  }
}
