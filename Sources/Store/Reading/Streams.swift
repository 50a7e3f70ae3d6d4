public import Commerce
internal import GRDB

extension Store {
  /// Gives every matching variant in order, or the first `limit`, without holding them all. What
  /// `body` throws ends the stream and is passed on. The stream is one picture of the store, even
  /// while others write.
  public func eachCatalogRow(
    _ query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (CatalogRow) throws -> Void
  ) throws {
    try stream(
      .catalog, CatalogQuery(zone: zone).compile(query), sort, limit, token,
      load: RowLoader.catalog, body: body)
  }

  /// As `eachCatalogRow`, for orders.
  public func eachOrder(
    _ query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (OrderRow) throws -> Void
  ) throws {
    try stream(
      .orders, OrderQuery(zone: zone).compile(query), sort, limit, token,
      load: RowLoader.orders, body: body)
  }

  /// As `eachCatalogRow`, for the alerts of one pane, or of all panes one after the other.
  public func eachAlert(
    _ query: Query, pane: Pane? = nil, sort: SortOrder, limit: Int? = nil,
    token: ReadToken? = nil, body: (AlertRow) throws -> Void
  ) throws {
    var left = limit ?? Int.max
    for pane in pane.map({ [$0] }) ?? [.inventory, .orders, .promotions, .catalog] {
      try stream(
        .alerts(pane), AlertQuery(zone: zone).compile(query), sort, left, token,
        load: RowLoader.alerts
      ) { row in
        left -= 1
        try body(row)
      }
    }
  }

  /// As `eachCatalogRow`, for promotions and events.
  public func eachPromotion(
    _ query: Query, sort: SortOrder, limit: Int? = nil, now: Instant, token: ReadToken? = nil,
    body: (PromotionRow) throws -> Void
  ) throws {
    try stream(
      .calendar, CalendarQuery(zone: zone, now: now).compile(query), sort, limit, token,
      load: RowLoader.calendar, body: body)
  }

  /// Promotions and events that touch `[from, to)`, by start: what a calendar draws.
  public func entries(from: Instant, to: Instant) throws(StoreError) -> [PromotionRow] {
    try read { db, _ in
      let places = try SQL.cached(
        db,
        """
        SELECT id, start_at FROM calendar_entry
        WHERE start_at < ? AND (end_at IS NULL OR end_at > ?) ORDER BY start_at, id
        """
      ).start().bind(Optional(to)).bind(Optional(from)).all {
        ListPlace(id: $0.int(), key: $0.value())
      }
      return try RowLoader.calendar(places, in: db)
    }
  }

  private func stream<Row>(
    _ table: PaneTable, _ query: CompiledQuery, _ sort: SortOrder, _ limit: Int?,
    _ token: ReadToken?, load: ([ListPlace], Database) throws -> [Row],
    body: (Row) throws -> Void
  ) throws {
    var bodyError: (any Error)?
    do {
      try read(token: token) { db, watcher in
        let reader = ListReader(
          db: db, table: table, query: query, order: sort, watcher: watcher)
        var left = limit ?? Int.max
        func give(_ places: [ListPlace]) throws {
          for row in try load(places, db) {
            do { try body(row) } catch {
              bodyError = error
              throw error
            }
          }
        }
        if let driver = try reader.bestDriver(), driver.count <= ListReader.fewCandidates {
          return try give(Array(try reader.candidates(driver.fragment).prefix(left)))
        }
        var last: ListPlace?
        while left > 0 {
          let piece = min(left, RowLoader.pieceSize)
          let places = try reader.walk(from: last, forward: true, limit: piece)
          try give(places)
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
