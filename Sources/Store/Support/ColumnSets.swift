internal import Commerce
internal import GRDB

/// The shared sets of names of kept columns, inside one transaction.
final class ColumnSets {
  private let db: Database
  private var ids: [[String]: Int64] = [:]
  private var names: [Int64: [String]] = [:]
  private var noted: Set<Note> = []
  /// The sets asked for last: a file has one for its products and one for its variants.
  private var latest: [(names: [String], id: Int64)] = []

  private struct Note: Hashable {
    var set: Int64
    var entity: EditEntity
    var channelID: Int64
  }

  init(_ db: Database) { self.db = db }

  func id(of names: [String]) throws -> Int64 {
    if let id = ids[names] { return id }
    let id =
      try SQL(
        db,
        """
        INSERT INTO column_set (names) VALUES (?)
        ON CONFLICT (names) DO UPDATE SET names = excluded.names RETURNING id
        """
      ).start().bind(TextList.encode(names)).first { $0.int() } ?? 0
    ids[names] = id
    return id
  }

  /// The set of these names.
  func id(of columns: some Collection<String>) throws -> Int64 {
    for set in latest where set.names.elementsEqual(columns) { return set.id }
    let names = Array(columns)
    let id = try id(of: names)
    latest = Array(([(names, id)] + latest).prefix(2))
    return id
  }

  func names(of id: Int64) throws -> [String] {
    if let known = names[id] { return known }
    let found = try SQL.cached(db, "SELECT names FROM column_set WHERE id = ?").start().bind(id)
      .first { TextList.decode($0.optionalText()) }
    names[id] = found ?? []
    return found ?? []
  }

  /// Makes the names of a set fields of products or variants.
  func note(_ set: Int64, as entity: EditEntity, channel: Int64) throws {
    guard noted.insert(Note(set: set, entity: entity, channelID: channel)).inserted else { return }
    let insert = try SQL(
      db, "INSERT OR IGNORE INTO attribute (entity, channel_id, name) VALUES (?, ?, ?)")
    for name in try names(of: set) where !name.isEmpty {
      try insert.start().bind(entity.rawValue).bind(channel).bind(name).run()
    }
  }
}

/// The kept columns of one row, while one of them is edited.
struct KeptColumns: Equatable {
  var names: [String]
  var values: [String]

  init(names: [String] = [], values: [String] = []) {
    self.names = names
    self.values = values
  }

  /// Reads what a row holds.
  init(set: Int64?, values: String?, sets: ColumnSets) throws {
    names = try set.map { try sets.names(of: $0) } ?? []
    self.values = TextList.decode(values)
    // Never more names than values, whatever the row holds.
    let count = min(names.count, self.values.count)
    names = Array(names.prefix(count))
    self.values = Array(self.values.prefix(count))
  }

  subscript(name: String) -> String? {
    guard let index = names.firstIndex(of: name), !values[index].isEmpty else { return nil }
    return values[index]
  }

  /// Sets a column. One that is new goes to the end; one that is cleared there goes away, and
  /// elsewhere stays as a blank: so taking either back gives the very row that was before.
  mutating func set(_ name: String, to value: String?) {
    if let index = names.firstIndex(of: name) {
      if value == nil, index == names.count - 1 {
        names.removeLast()
        values.removeLast()
      } else {
        values[index] = value ?? ""
      }
    } else if let value {
      names.append(name)
      values.append(value)
    }
  }

  /// As a row holds it.
  func stored(in sets: ColumnSets) throws -> (set: Int64?, values: String?) {
    names.isEmpty ? (nil, nil) : (try sets.id(of: names), TextList.encode(values))
  }
}
