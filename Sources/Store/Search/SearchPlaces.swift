internal import Commerce
internal import GRDB

/// Where variants stand in the trigram index: in the order of their titles, so that the first rows
/// that a search finds are the first of the list, and finding more is left until they are asked for.
///
/// A place is one number: 38 bits for the title and, for variants of one title, 25 for the id, which
/// so has to be below 33,554,432: rows beyond are not indexed.
/// Between the numbers of two titles others are free, for titles that come later; when there are
/// none left where one is needed, the whole index is made anew.
struct SearchPlaces {
  private static let idBits: Int64 = 25
  static let idMask: Int64 = (1 << idBits) - 1
  private static let titleLimit: Int64 = 1 << 38

  private let add: SQL
  private let same: SQL
  private let below: SQL
  private let above: SQL
  private let step: Int64

  init(_ db: Database) throws {
    add = try SQL(db, "INSERT INTO variant_search_place (id, label) VALUES (?, ?)")
    // Rows that wait may have had another title when they got their place.
    let isSettled = "NOT EXISTS (SELECT 1 FROM variant_search_queue q WHERE q.id = v.id)"
    let placed = """
      SELECT v.title_key, s.label FROM variant v INDEXED BY variant_title
      CROSS JOIN variant_search_place s ON s.id = v.id WHERE \(isSettled) AND v.title_key
      """
    same = try SQL(db, "\(placed) = ? LIMIT 1")
    below = try SQL(db, "\(placed) < ? ORDER BY v.title_key DESC, v.id DESC LIMIT 1")
    // By the number, because many rows without one may follow in the order of titles.
    above = try SQL(
      db,
      """
      SELECT v.title_key, s.label FROM variant_search_place s CROSS JOIN variant v ON v.id = s.id
      WHERE \(isSettled) AND s.label > ? ORDER BY s.label LIMIT 1
      """)
    let variants = try Meta.number(.variants, in: db) ?? 0
    step = Self.titleLimit / 4 / max(1, variants)
  }

  /// Where a variant stands; nil for one that is not indexed.
  static func label(of id: Int64, in db: Database) throws -> Int64? {
    try SQL.cached(db, "SELECT label FROM variant_search_place WHERE id = ?").start().bind(id)
      .first { $0.int() }
  }

  /// Gives a place to variants that have none.
  ///
  /// - Parameter rows: In the order of titles and, of one title, of ids.
  /// - Returns: Their numbers, ascending; nil when there is no room.
  func give(_ rows: [(id: Int64, title: String)]) throws -> [Int64]? {
    var labels: [Int64] = []
    var start = 0
    while start < rows.count {
      guard let run = try run(rows[start...]) else { return nil }
      labels += run
      start += run.count
    }
    return labels
  }

  /// Gives a place to the first rows: those that lie between the same two titles.
  private func run(_ rows: ArraySlice<(id: Int64, title: String)>) throws -> [Int64]? {
    guard let first = rows.first else { return [] }
    if let title = try same.start().bind(first.title).first(Self.title) {
      let twins = rows.prefix { $0.title == first.title }
      return try twins.map { try save($0.id, title: title.number) }
    }
    let before = try below.start().bind(first.title).first(Self.title)
    // Of the title before, the highest number that any variant of it can have.
    let after = try above.start().bind(before.map { $0.number << Self.idBits | Self.idMask } ?? -1)
      .first(Self.title)
    let between = rows.prefix { row in
      after.map { Self.precedes(row.title, $0.title) } ?? true
    }
    var titles = 0
    var last: String?
    let ranks = between.map { row in
      if row.title != last { titles += 1 }
      last = row.title
      return titles
    }
    guard let number = numbers(titles, between: before?.number, and: after?.number) else {
      return nil
    }
    return try zip(between, ranks).map { try save($0.id, title: number(Int64($1))) }
  }

  /// Numbers for so many titles, counted from 1, between two others; nil when there are too few.
  private func numbers(
    _ count: Int, between before: Int64?, and after: Int64?
  ) -> ((Int64) -> Int64)? {
    let wanted = step * Int64(count + 1)
    let low = before ?? after.map { max(-1, $0 - wanted) } ?? Self.titleLimit / 4
    let high = after ?? min(Self.titleLimit, low + wanted)
    guard high - low > Int64(count) else { return nil }
    let (width, parts) = (high - low, Int64(count + 1))
    return { low + width / parts * $0 + width % parts * $0 / parts }
  }

  private func save(_ id: Int64, title: Int64) throws -> Int64 {
    let label = title << Self.idBits | id
    try add.start().bind(id).bind(label).run()
    return label
  }

  private static func title(_ row: SQL) -> (title: String, number: Int64) {
    (row.text(), row.int() >> idBits)
  }

  /// As SQLite compares them.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
