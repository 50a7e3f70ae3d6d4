public import Commerce
internal import GRDB

extension Store {
  /// Gives every matching variant in order, or the first `limit`, without holding them all, until
  /// `body` says false. What `body` throws ends the stream and is passed on. The stream is one
  /// picture of the store, even while others write.
  public func eachCatalogRow(
    query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (CatalogRow) throws -> Bool
  ) throws {
    try stream(
      .catalog, CatalogQuery(zone: zone).compile(query), sort, limit, token,
      load: RowLoader.catalog, body: body)
  }

  /// As `eachCatalogRow`, for orders.
  public func eachOrderRow(
    query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (OrderRow) throws -> Bool
  ) throws {
    try stream(
      .orders, orderQuery.compile(query), sort, limit, token,
      load: RowLoader.orders, body: body)
  }

  /// As `eachCatalogRow`, for the alerts of one pane, or of all panes one after the other.
  public func eachAlertRow(
    query: Query, pane: Pane? = nil, sort: SortOrder, limit: Int? = nil,
    token: ReadToken? = nil, body: (AlertRow) throws -> Bool
  ) throws {
    var left = limit ?? Int.max
    for pane in pane.map({ [$0] }) ?? [.inventory, .orders, .promotions, .catalog] {
      try stream(
        .alerts(pane), alertQuery.compile(query), sort, left, token,
        load: RowLoader.alerts
      ) { row in
        left = try body(row) ? left - 1 : 0
        return left > 0
      }
      if left <= 0 { break }
    }
  }

  /// As `eachCatalogRow`, for promotions and events.
  public func eachPromotionRow(
    query: Query, sort: SortOrder, limit: Int? = nil, now: Instant, token: ReadToken? = nil,
    body: (PromotionRow) throws -> Bool
  ) throws {
    try stream(
      .calendar, CalendarQuery(zone: zone, now: now).compile(query), sort, limit, token,
      load: RowLoader.calendar, body: body)
  }

  /// Promotions, events and scheduled changes that touch `[from, to)` and match, by start: what a
  /// calendar draws. The id of a scheduled change is negated.
  public func entries(
    from: Instant, to: Instant, query: Query = Query(), now: Instant = Instant(milliseconds: 0)
  ) throws(StoreError) -> [PromotionRow] {
    let compiled = CalendarQuery(zone: zone, now: now).compile(query)
    let condition = Fragment.all(compiled.conditions)
    return try read { db, _ in
      let places = try SQL.cached(
        db,
        """
        SELECT t.id, t.start_at FROM calendar_entry t
        WHERE t.start_at < ? AND (t.end_at IS NULL OR t.end_at > ?) AND \(condition.sql)
        ORDER BY t.start_at, t.id
        """
      ).start().bind(Optional(to)).bind(Optional(from)).bind(condition.values).all {
        ListPlace(id: $0.int(), key: $0.value())
      }
      let entries = try RowLoader.calendar(places, in: db)
      let changes = try ScheduleReader.calendarRows(
        from: from, to: to, matching: condition, in: db)
      return (entries + changes).sorted { ($0.startAt, $0.id) < ($1.startAt, $1.id) }
    }
  }

  func stream<Row>(
    _ table: PaneTable, _ query: CompiledQuery, _ sort: SortOrder, _ limit: Int?,
    _ token: ReadToken?, load: ([ListPlace], Database) throws -> [Row],
    body: (Row) throws -> Bool
  ) throws {
    var bodyError: (any Error)?
    do {
      try read(token: token) { db, watcher in
        let reader = ListReader(
          db: db, table: table, query: query, order: sort, watcher: watcher)
        var left = limit ?? Int.max
        /// False when the reader has had enough.
        func give(_ places: [ListPlace]) throws -> Bool {
          for row in try load(places, db) {
            do {
              guard try body(row) else { return false }
            } catch {
              bodyError = error
              throw error
            }
          }
          return true
        }
        if let driver = try reader.bestDriver(), driver.count <= ListReader.fewCandidates {
          _ = try give(Array(try reader.candidates(driver.fragment).prefix(left)))
          return
        }
        var last: ListPlace?
        while left > 0 {
          let piece = min(left, RowLoader.pieceSize)
          let places = try reader.walk(from: last, forward: true, limit: piece)
          guard try give(places) else { break }
          last = places.last
          left -= places.count
          if places.count < piece { break }
        }
      }
    } catch {
      throw bodyError ?? error
    }
  }
}
