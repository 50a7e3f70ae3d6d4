public import Commerce
internal import GRDB

extension Store {
  /// A part of the findings, worst first by the sort `severity`; see `catalog(_:token:)`.
  public func findings(
    _ request: WindowRequest, token: ReadToken? = nil
  ) throws(StoreError) -> Window<FindingRow> {
    try window(
      request, .findings, FindingQuery(zone: zone).compile(request.query), token: token,
      total: { try SQL.cached($0, "SELECT count(*) FROM finding").start().first { $0.int() } },
      load: RowLoader.findings)
  }

  /// As `eachCatalogRow`, for findings.
  public func eachFindingRow(
    query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (FindingRow) throws -> Bool
  ) throws {
    try stream(
      .findings, FindingQuery(zone: zone).compile(query), sort, limit, token,
      load: RowLoader.findings, body: body)
  }

  /// A product's findings with those of all its variants, worst first, and its score by channel.
  static func content(
    ofProduct id: Int64, in db: Database
  ) throws -> (findings: [FindingRow], scores: [ContentVerdict.ChannelScore]) {
    let places = try SQL.cached(
      db, "SELECT id, rank FROM finding WHERE product_id = ? ORDER BY rank, id LIMIT 500"
    ).start().bind(id).all { ListPlace(id: $0.int(), key: $0.value()) }
    let scores = try SQL.cached(
      db,
      """
      SELECT c.code, s.score, s.findings FROM content_score s JOIN channel c ON c.id = s.channel_id
      WHERE s.product_id = ? ORDER BY s.score, c.code
      """
    ).start().bind(id).all {
      ContentVerdict.ChannelScore(
        channel: $0.text(), score: $0.count(), findings: $0.count())
    }
    return (try RowLoader.findings(places, in: db), scores)
  }
}

extension PaneTable {
  private static let findingRank = Sort(
    column: "rank", index: "finding_rank", isNullable: false)

  static let findings = PaneTable(
    table: "finding",
    joins: [
      Join(alias: "p", sql: " CROSS JOIN product p ON p.id = t.product_id"),
      Join(alias: "c", sql: " CROSS JOIN channel c ON c.id = t.channel_id"),
      Join(alias: "v", sql: " LEFT JOIN variant v ON v.id = t.variant_id"),
    ],
    sorts: [
      "severity": findingRank,
      "score": Sort(column: "score", index: "finding_score", isNullable: false),
      "code": Sort(column: "code", index: "finding_code", isNullable: false),
    ], defaultSort: findingRank)
}

extension RowLoader {
  static func findings(_ places: [ListPlace], in db: Database) throws -> [FindingRow] {
    try load(
      places,
      sql: { marks in
        """
        SELECT t.id, t.code, c.code, t.product_id, t.variant_id, v.id,
          iif(t.variant_id > 0, ifnull(v.sku, p.handle), p.handle), p.title, t.field, t.is_channels_own, t.aspect, t.value, t.because, t.score, t.owner,
          t.waived_until_at, t.waived_reason, t.waived_by
        FROM finding t CROSS JOIN product p ON p.id = t.product_id
        CROSS JOIN channel c ON c.id = t.channel_id
        LEFT JOIN variant v ON v.id = iif(t.variant_id > 0, t.variant_id,
          (SELECT w.id FROM variant w WHERE w.product_id = t.product_id
            ORDER BY w.position, w.id LIMIT 1))
        WHERE t.id IN (\(marks))
        """
      }, in: db
    ) { FindingRow($0, at: $1) }
  }
}

extension FindingRow {
  /// Reads the columns after the id; nil for a code that this build does not know.
  init?(_ row: SQL, at place: ListPlace) {
    let code = FindingCode(rawValue: row.text())
    let channel = row.text()
    let product = row.int()
    let isAboutVariant = row.int() > 0
    let variant = row.optionalInt()
    let (subject, title) = (row.text(), row.text())
    let field = row.optionalText().flatMap(EditableField.init(rawValue:))
    let isChannelsOwn = row.bool()
    let (aspect, value, because) = (row.text(), row.text(), row.text())
    let score = row.count()
    let owner = row.optionalText()
    guard let code else { return nil }
    self.init(
      id: place.id, code: code, channel: channel, productID: product, variantID: variant,
      isAboutVariant: isAboutVariant, subject: subject, title: title, field: field,
      isChannelsOwn: isChannelsOwn, aspect: aspect, value: value, because: because, score: score,
      owner: owner, waiver: FindingWaiver(row))
    sortKey = place.sortKey
  }
}
