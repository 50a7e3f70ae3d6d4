internal import Commerce
internal import GRDB

/// Counts of how many things a run has changed each field, by what it keeps of them.
struct ChangedFields {
  let db: Database
  let tables: [RunTable]
  /// The last line of `run_change` before the run.
  let lastChange: Int64

  /// Copies, keys and marks of the program's own, which no file states.
  private static let hidden: Set<String> = [
    "sku_key", "options_key", "currency_scale", "name_key", "name_sort", "haystack", "unit_count",
    "account", "extra_set", "product_id", "channel_id", "supplier_id", "pending_count", "is_new",
    "email_hash", "has_address", "ship_has_street", "delivery_since_at", "partial_since_at",
    "start_local", "end_local", "column_set_id", "as_of_at", "missing_since_at", "owner_channel_id",
  ]

  /// Parts that are no statement of a file.
  private static let left: Set<String> = [
    "variant stock", "quarantine_row", "channel", "pending_edit", "channel_sku",
  ]
  /// Parts whose rows are written anew together: counted by what they belong to.
  private static let whole = [
    "product_image": "images", "order_line": "order lines", "product_ref": "other columns",
  ]
  /// What rows are known by that get another id when they change.
  private static let natural = [
    "purchase_order_line": ["number", "sku_key"],
    "listing_fact": ["channel_id", "report", "subject_key"],
  ]

  /// The fields that changed, in the order of the store's tables.
  func all() throws -> [ImportResult.FieldCount] {
    let parts = Set(
      try SQL(db, "SELECT DISTINCT part FROM run_change WHERE id > ?").start().bind(lastChange)
        .all { $0.text() }
    ).subtracting(Self.left)
    return try tables.filter { parts.contains($0.part.name) }.flatMap { table in
      if let name = Self.whole[table.part.name] { return try parents(of: table, name) }
      return try columns(of: table)
    }
  }

  private func parents(
    of table: RunTable, _ name: String
  ) throws -> [ImportResult.FieldCount] {
    let rows =
      try SQL.cached(
        db, "SELECT count(DISTINCT parent) FROM run_change WHERE id > ? AND part = ?"
      ).start().bind(lastChange).bind(table.part.name).first { $0.count() } ?? 0
    return rows == 0 ? [] : [ImportResult.FieldCount(name: name, rows: rows)]
  }

  private func columns(of table: RunTable) throws -> [ImportResult.FieldCount] {
    let columns = table.values.filter { !Self.hidden.contains($0) }
    guard !columns.isEmpty else { return [] }
    func was(_ column: String) -> String {
      "json_extract(c.before, '$[\(table.kept.firstIndex(of: column) ?? 0)]')"
    }
    let sums = columns.map { "ifnull(sum(\(was($0)) IS NOT t.\($0)), 0)" }
    let keys = (Self.natural[table.part.name] ?? table.key).map { "t.\($0) = \(was($0))" }
    // Of several changes of a row the first tells what it was before the run.
    let statement = try SQL.cached(
      db,
      """
      SELECT \(sums.joined(separator: ", ")) FROM (
        SELECT before, min(id) FROM run_change WHERE id > ? AND part = ? GROUP BY key) c
      JOIN \(table.part.table) t ON \(keys.joined(separator: " AND "))
      WHERE c.before IS NOT NULL
      """
    ).start().bind(lastChange).bind(table.part.name)
    let counts = try statement.first { row in columns.map { _ in row.count() } } ?? []
    return zip(columns, counts).filter { $0.1 > 0 }.map { column, rows in
      ImportResult.FieldCount(name: name(of: column, in: table.part), rows: rows)
    }
  }

  /// `price_minor` of a variant is its price; that of a listing is said to be the listing's.
  private func name(of column: String, in part: RunPart) -> String {
    var word = column
    for ending in ["_minor", "_html", "_at", "_on", "_grams"] where word.hasSuffix(ending) {
      word.removeLast(ending.count)
    }
    let names = [
      "extra": "other columns", "column_values": "figures", "compare": "compare-at",
      "file_quantity": "quantity", "product_type": "type", "is_published": "published",
    ]
    word = names[word] ?? word.replacing("_", with: " ")
    return ["product", "variant"].contains(part.name) ? word : "\(part.word) \(word)"
  }
}
