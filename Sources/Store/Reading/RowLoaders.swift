internal import Commerce
internal import GRDB

/// Turns places in a list into full rows, in the places' order. Rows that have gone meanwhile are
/// left out; within one read nothing goes.
enum RowLoader {
  /// SQLite's limit of `?` in one statement is far above any window; streams ask in pieces.
  static let pieceSize = 500

  static func load<Row>(
    _ places: [ListPlace], sql: (String) -> String, in db: Database,
    _ read: (SQL, ListPlace) throws -> Row?
  ) throws -> [Row] {
    var found: [Int64: Row] = [:]
    let byID = Dictionary(places.map { ($0.id, $0) }) { first, _ in first }
    var start = 0
    while start < places.count {
      let piece = places[start..<min(places.count, start + pieceSize)]
      start += pieceSize
      let statement = try SQL(db, sql(Fragment.marks(piece.count))).start()
      for place in piece { statement.bind(place.id) }
      while try statement.step() {
        let id = statement.int()
        guard let place = byID[id] else { continue }
        found[id] = try read(statement, place)
      }
    }
    return places.compactMap { found[$0.id] }
  }

  // MARK: Catalog

  static func catalog(_ places: [ListPlace], in db: Database) throws -> [CatalogRow] {
    try load(
      places,
      sql: { marks in
        """
        SELECT t.id, t.product_id, p.handle, t.sku, p.title, t.options, p.vendor, p.product_type,
          p.tags, \(CatalogQuery.status), t.currency, t.price_minor, t.compare_minor, t.cost_minor, t.barcode,
          t.on_hand, t.available, t.committed, t.unavailable, t.incoming, t.live_channels,
          t.velocity_milli, t.cover_deci, t.reorder_point, t.alert_code, t.alert_score, t.version,
          t.content_score, t.finding_count
        FROM variant t CROSS JOIN product p ON p.id = t.product_id WHERE t.id IN (\(marks))
        """
      }, in: db
    ) { CatalogRow($0, at: $1) }
  }

  // MARK: Orders

  static func orders(_ places: [ListPlace], in db: Database) throws -> [OrderRow] {
    let staged = try OrderActionTable.newestOpen(of: places.map(\.id), in: db)
    return try load(
      places,
      sql: { marks in
        """
        SELECT t.id, t.name, c.code, t.placed_at, ifnull(t.ship_name, t.masked_email),
          t.ship_country, t.currency, t.total_minor, t.state, t.payment, t.fulfilment,
          t.delivery, t.score, t.deadline_kind, t.deadline_at, t.stuck,
          t.unit_count, \(inhibition), \(TriageSummary.columns),
          (SELECT g.at FROM page g WHERE g.subject_kind = 'order' AND g.subject_id = t.id
            AND g.at <= (SELECT number FROM meta WHERE key = '\(MetaKey.evaluatedAt.name)')
            ORDER BY g.id DESC LIMIT 1)
        FROM sales_order t CROSS JOIN channel c ON c.id = t.channel_id
        LEFT JOIN triage_state s ON s.subject_kind = 'order' AND s.subject_id = t.id
        WHERE t.id IN (\(marks))
        """
      }, in: db
    ) {
      var row = OrderRow($0, at: $1)
      row.staged = staged[row.id]
      return row
    }
  }

  /// Incident and silence of the worst alert, where no alert of the order is free of either.
  private static let inhibition = """
    CASE WHEN t.stuck = '' OR EXISTS (
        SELECT 1 FROM alert a WHERE a.subject_kind = 'order' AND a.subject_id = t.id
          AND a.incident_id IS NULL AND a.silence_id IS NULL)
      THEN '' ELSE (
        SELECT ifnull(a.incident_id, '') || '|' || ifnull(a.silence_id, '') FROM alert a
        WHERE a.subject_kind = 'order' AND a.subject_id = t.id
        ORDER BY a.score DESC, a.id LIMIT 1) END
    """

  // MARK: Alerts

  static func alerts(_ places: [ListPlace], in db: Database) throws -> [AlertRow] {
    try load(
      places,
      sql: { marks in
        """
        SELECT t.id, t.pane, t.subject_kind, t.subject_id, t.triage, \(Alert.columns), v.sku,
          p.title, v.options, o.name, ifnull(o.ship_name, o.masked_email), v.on_hand,
          v.available, v.committed, v.unavailable, v.incoming, t.incident_id, t.silence_id,
          t.subject_sort, \(TriageSummary.columns)
        FROM alert t
        LEFT JOIN triage_state s
          ON s.subject_kind = t.subject_kind AND s.subject_id = t.subject_id
        LEFT JOIN variant v ON t.subject_kind = 'variant' AND v.id = t.subject_id
        LEFT JOIN product p ON p.id = v.product_id
        LEFT JOIN sales_order o ON t.subject_kind = 'order' AND o.id = t.subject_id
        WHERE t.id IN (\(marks))
        """
      }, in: db
    ) { AlertRow($0, at: $1) }
  }

  // MARK: Calendar

  static func calendar(_ places: [ListPlace], in db: Database) throws -> [PromotionRow] {
    try load(
      places,
      sql: { marks in
        """
        SELECT t.id, t.entry, t.key, t.target_count,
          \(StoredEntry.columns.map { "t.\($0)" }.joined(separator: ", "))
        FROM calendar_entry t WHERE t.id IN (\(marks))
        """
      }, in: db
    ) { PromotionRow($0, at: $1) }
  }
}

extension CatalogRow {
  /// Reads the columns after the id.
  init(_ row: SQL, at place: ListPlace) {
    let productID = row.int()
    let handle = row.text()
    let sku = row.optionalText()
    let title = row.text()
    let options = VariantOption.list(row.optionalText())
    let (vendor, productType) = (row.optionalText(), row.optionalText())
    let tags = TextList.decode(row.optionalText())
    let status = ProductStatus(rawValue: row.text()) ?? .active
    let currency = Currency(code: row.text()) ?? .usd
    self.init(id: place.id, currency: currency)
    sortKey = place.sortKey
    self.productID = productID
    self.handle = handle
    self.sku = sku
    self.title = title
    self.options = options
    self.vendor = vendor
    self.productType = productType
    self.tags = tags
    self.status = status
    price = Money.optional(row.optionalInt(), currency)
    compareAtPrice = Money.optional(row.optionalInt(), currency)
    cost = Money.optional(row.optionalInt(), currency)
    barcode = row.optionalText()
    stock = StockLevel(row)
    channels = row.text().split(separator: ",").map(String.init)
    velocityMilli = row.optionalCount()
    coverDeciDays = row.optionalCount()
    reorderPoint = row.optionalCount()
    alert = row.optionalText().flatMap(AlertCode.init(rawValue:))
    alertScore = row.optionalCount()
    version = row.count()
    contentScore = row.optionalCount()
    findingCount = row.count()
  }
}

extension Money {
  static func optional(_ minorUnits: Int64?, _ currency: Currency) -> Money? {
    minorUnits.map { Money(minorUnits: $0, currency: currency) }
  }
}

extension OrderRow {
  init(_ row: SQL, at place: ListPlace) {
    self.init(id: place.id, name: row.text(), channel: row.text())
    sortKey = place.sortKey
    placedAt = row.instant()
    customer = row.optionalText()
    country = row.optionalText()
    let currency = Currency(code: row.text()) ?? .usd
    total = Money.optional(row.optionalInt(), currency)
    state = OrderState(rawValue: row.text()) ?? .open
    payment = PaymentState(rawValue: row.text()) ?? .unknown
    fulfilment = FulfilmentState(rawValue: row.text()) ?? .unknown
    delivery = DeliveryState(rawValue: row.text()) ?? .unknown
    score = row.count()
    deadline = Deadline(row)
    stuck = StuckCode.list(row.text())
    unitCount = row.count()
    let marks = row.text().split(separator: "|", omittingEmptySubsequences: false)
    if marks.count == 2 {
      inhibition = Inhibition(incident: Int64(marks[0]), silence: Int64(marks[1]))
    }
    triage = TriageSummary(row)
    if triage.state == nil, !stuck.isEmpty { triage.state = .firing }
    pagedAt = row.instant()
  }
}

extension AlertRow {
  init?(_ row: SQL, at place: ListPlace) {
    let pane = Pane(rawValue: row.text()) ?? .inventory
    let kind = row.text()
    let subjectID = row.int()
    let state = TriageState(rawValue: row.text()) ?? .firing
    guard let alert = Alert(row) else { return nil }
    let sku = row.optionalText()
    let title = row.optionalText()
    let options = VariantOption.list(row.optionalText()).map(\.value)
    let order = row.optionalText()
    let customer = row.optionalText()
    let stock = StockLevel(row)
    let inhibition = Inhibition(incident: row.optionalInt(), silence: row.optionalInt())
    let sort = row.text()
    var triage = TriageSummary(row)
    triage.state = state
    let subject: String
    if kind == "order" {
      subject = order ?? ""
    } else if kind == "source" {
      subject = alert.cause?.value ?? sort
    } else {
      subject = sku ?? ([title ?? ""] + options).joined(separator: " / ")
    }
    self.init(
      id: place.id, alert: alert, pane: pane, subjectID: subjectID, subject: subject,
      title: kind == "order" ? customer ?? "" : kind == "source" ? "source" : title ?? "",
      stock: kind == "variant" ? stock : nil)
    sortKey = place.sortKey
    self.inhibition = inhibition
    self.triage = triage
    subjectKind = TriageSubjectKind(rawValue: kind) ?? .variant
  }
}

extension PromotionRow {
  init?(_ row: SQL, at place: ListPlace) {
    let isPromotion = row.text() == "promotion"
    let key = row.text()
    let targetCount = row.optionalCount()
    let stored = StoredEntry(row)
    guard let schedule = stored.schedule else { return nil }
    let entry: Entry =
      isPromotion
      ? .promotion(
        kind: PromotionKind(rawValue: stored.kind) ?? .percentage,
        state: PromotionState(rawValue: stored.state ?? "") ?? .draft)
      : .event(kind: CalendarEventKind(rawValue: stored.kind) ?? .other)
    self.init(
      id: place.id, key: key, name: stored.name, entry: entry,
      channels: TextList.decode(stored.channels), schedule: schedule)
    sortKey = place.sortKey
    code = stored.code
    value = stored.value
    targets = stored.targets
    startAt = stored.startAt
    endAt = stored.endAt
    self.targetCount = targetCount
  }
}

extension Deadline {
  /// Reads kind and instant; nil when there is none.
  init?(_ row: SQL) {
    let kind = row.optionalText().flatMap(DeadlineKind.init(rawValue:))
    let at = row.instant()
    guard let kind, let at else { return nil }
    self.init(kind: kind, at: at)
  }
}
