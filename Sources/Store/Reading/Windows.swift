public import Commerce
internal import GRDB

extension Store {
  /// A part of the catalog: variants with their product's fields.
  ///
  /// All four windows: an unknown sort falls back to the pane's own; text matches as part of a
  /// text, ignoring case; dates in the query are days of the store's zone; rows without a value of
  /// the sort column come last in both directions. `total` is exact without a query; with one it
  /// stops at 1,000 ("1,000+"), or sooner when counting would take longer than finding.
  public func catalog(
    _ request: WindowRequest, token: ReadToken? = nil
  ) throws(StoreError) -> Window<CatalogRow> {
    try window(
      request, .catalog, CatalogQuery(zone: zone).compile(request.query), token: token,
      total: { try Meta.number(.variants, in: $0) }, load: RowLoader.catalog)
  }

  /// A part of the order queue.
  public func orders(
    _ request: WindowRequest, token: ReadToken? = nil
  ) throws(StoreError) -> Window<OrderRow> {
    if let grouping = request.grouping {
      return try read(token: token) { db, watcher in
        let rows = try OrderGroupReader(
          db: db, query: orderQuery.compile(request.query), grouping: grouping,
          unfolded: request.unfolded, watcher: watcher
        ).rows()
        return Window(rows: rows, firstIndex: 0, total: RowCount(rows.count))
      }
    }
    return try window(
      request, .orders, orderQuery.compile(request.query), token: token,
      total: { try Meta.number(.orders, in: $0) }, load: RowLoader.orders)
  }

  /// A part of the alerts on stock.
  public func inventoryAlerts(
    _ request: WindowRequest, token: ReadToken? = nil
  ) throws(StoreError) -> Window<AlertRow> {
    try alerts(.inventory, request, token: token)
  }

  /// A part of the alerts of any one pane.
  public func alerts(
    _ pane: Pane, _ request: WindowRequest, token: ReadToken? = nil
  ) throws(StoreError) -> Window<AlertRow> {
    try window(
      request, .alerts(pane), alertQuery.compile(request.query), token: token,
      total: { db in
        try
          (Priority.allCases.map { MetaKey.alerts(pane, $0) }
          + TriageState.allCases.map { .held(pane, $0) } + [.silenced(pane)]).reduce(Int64(0)) {
            $0 + (try Meta.number($1, in: db) ?? 0)
          }
      }, load: RowLoader.alerts)
  }

  /// A part of the promotions and calendar events; `now` decides what is live.
  public func promotions(
    _ request: WindowRequest, now: Instant, token: ReadToken? = nil
  ) throws(StoreError) -> Window<PromotionRow> {
    try window(
      request, .calendar, CalendarQuery(zone: zone, now: now).compile(request.query),
      token: token, total: { try Meta.number(.entries, in: $0) }, load: RowLoader.calendar)
  }

  /// How many rows of a pane match, exactly: for after the first "1,000+" is on the screen.
  public func count(
    _ pane: Pane, _ query: Query, now: Instant, token: ReadToken? = nil
  ) throws(StoreError) -> Int {
    let (table, compiled) = plan(pane, query, now: now)
    return try read(token: token) { db, watcher in
      try ListReader(
        db: db, table: table, query: compiled, order: QuerySchema.of(pane).defaultSort,
        watcher: watcher
      ).exactCount()
    }
  }

  func plan(_ pane: Pane, _ query: Query, now: Instant) -> (PaneTable, CompiledQuery) {
    switch pane {
    case .catalog: (.catalog, CatalogQuery(zone: zone).compile(query))
    case .inventory: (.alerts(.inventory), alertQuery.compile(query))
    case .promotions: (.calendar, CalendarQuery(zone: zone, now: now).compile(query))
    case .orders: (.orders, orderQuery.compile(query))
    }
  }

  func window<Row: IdentifiedRow>(
    _ request: WindowRequest, _ table: PaneTable, _ query: CompiledQuery, token: ReadToken?,
    total: (Database) throws -> Int64?,
    load: ([ListPlace], Database) throws -> [Row]
  ) throws(StoreError) -> Window<Row> {
    try read(token: token) { db, watcher in
      var reader = ListReader(
        db: db, table: table, query: query, order: request.sort, watcher: watcher)
      reader.sortedIDs = sortedIDs
      let slice = try reader.slice(request.anchor, limit: max(1, request.limit))
      try watcher.check()
      let rows = try load(slice.places, db)
      let count: RowCount
      if query.isUnfiltered {
        count = RowCount(Int(try total(db) ?? 0))
      } else if let known = slice.total {
        count = known
      } else if !slice.hasBefore, !slice.hasAfter {
        count = RowCount(slice.places.count)
      } else {
        let capped = try reader.cappedCount()
        count =
          capped.value < slice.places.count
          ? RowCount(slice.places.count, isExact: false) : capped
      }
      var firstIndex = slice.firstIndex
      if firstIndex == nil, !slice.hasAfter, count.isExact {
        firstIndex = count.value - rows.count
      }
      return Window(
        rows: rows, hasRowsBefore: slice.hasBefore, hasRowsAfter: slice.hasAfter,
        firstIndex: firstIndex, total: count)
    }
  }
}
