internal import Commerce
internal import GRDB

/// What the importers of one run share: the connection, the channel, the tally, and what they have
/// touched. Lives inside the run's transaction.
final class ImportContext {
  let db: Database
  let info: ImportRunInfo
  let now: Instant
  let channelID: Int64
  /// The file is older than what its source has brought already: only what is not there yet is
  /// taken, everything else is left as it is.
  let isOutdated: Bool
  var tally = ImportTally()

  /// When the file's statements were true.
  var asOf: Instant { info.fileTime ?? now }

  /// Variants whose totals and live channels are computed again at the end.
  private(set) var touchedVariants: Set<Int64> = []
  /// Old variants and orders that the rules have to look at; new ones are known by their ids.
  private(set) var changedVariants: Set<Int64> = []
  private(set) var changedOrders: Set<Int64> = []
  /// Normalised SKUs that recent order lines of this run sold.
  private(set) var demandedSKUs: Set<String> = []
  /// Old variants that a record of this run was about; new ones are known by their ids.
  private var seenVariants: Set<Int64> = []
  let lastOldVariant: Int64
  let lastOldOrder: Int64
  let journal: ImportJournal
  let aliases: SKUAliases

  /// Products that were there before and got images or a count of them, which no version tells.
  var changedProducts: Set<Int64> = []
  /// What this run's files state, for the channel.
  var statedFields: StatedFields = []

  private let columnSets: ColumnSets
  private var locations: [String: Int64] = [:]
  private var keepIssue: (RowIssue, Bool) throws -> Void = { _, _ in }
  private var watchRecord: ((FeedRecord) -> Void)?

  /// In the first import of a catalog, every name that it has brought.
  private let names: KnownKeys?

  init(
    db: Database, info: ImportRunInfo, now: Instant, isOutdated: Bool, isFirstCatalog: Bool
  ) throws {
    self.db = db
    names = isFirstCatalog ? KnownKeys() : nil
    columnSets = ColumnSets(db)
    self.isOutdated = isOutdated
    self.info = info
    self.now = now
    channelID = try Self.channelID(info.channel, in: db)
    journal = ImportJournal(db)
    aliases = try SKUAliases(db, channelID: channelID)
    lastOldVariant = try SQL(db, "SELECT ifnull(max(id), 0) FROM variant").first { $0.int() } ?? 0
    lastOldOrder =
      try SQL(db, "SELECT ifnull(max(id), 0) FROM sales_order").first { $0.int() } ?? 0
  }

  /// Where refused rows are kept raw; told whether the row itself is still to be found.
  func onIssue(_ keep: @escaping (RowIssue, Bool) throws -> Void) { keepIssue = keep }

  /// Who looks at every record beside the importers.
  func onRecord(_ watch: @escaping (FeedRecord) -> Void) { watchRecord = watch }

  func saw(_ record: FeedRecord) { watchRecord?(record) }

  func note(_ issue: RowIssue, isBare: Bool = false) throws {
    tally.note(issue)
    if issue.severity == .refused { try keepIssue(issue, isBare) }
  }

  /// Refuses a record that its reader took for good, with the reason that only the store can know.
  func refuse(_ place: SourcePlace, value: String, reason: String) throws {
    try note(
      RowIssue(
        severity: .refused, place: place, value: String(value.prefix(200)), reason: reason,
        rawRow: value), isBare: true)
  }

  func warn(_ place: SourcePlace, value: String, reason: String) throws {
    try note(
      RowIssue(severity: .warning, place: place, value: value, reason: reason, rawRow: value))
  }

  var isFirstCatalog: Bool { names != nil }

  func note(sku key: String?) {
    guard let names, let key else { return }
    names.insert(KnownKeys.hash(key, .sku))
  }

  func note(handle: String) {
    names?.insert(KnownKeys.hash(Keys.handle(handle), .handle))
  }

  /// Notes the names of a product, all of which are new; false, with nothing noted, when they may
  /// not be.
  func takeNames(of product: NewProduct) -> Bool {
    guard let names, !names.mayContain(product.handleHash),
      product.variants.allSatisfy({ $0.hash.map { !names.mayContain($0) } ?? true })
    else { return false }
    names.insert(product.handleHash)
    for variant in product.variants {
      if let hash = variant.hash { names.insert(hash) }
    }
    return true
  }

  func see(variant id: Int64) {
    if id <= lastOldVariant { seenVariants.insert(id) }
  }

  /// Whether any record of this run was about the variant.
  func hasSeen(variant id: Int64) -> Bool { id > lastOldVariant || seenVariants.contains(id) }

  func touch(variant id: Int64) {
    touchedVariants.insert(id)
    markChanged(variant: id)
  }

  func markChanged(variant id: Int64) {
    if id <= lastOldVariant { changedVariants.insert(id) }
  }

  /// The normalised SKU of the variant that a text means.
  func key(_ sku: String?) -> String? { Keys.sku(sku).map(aliases.resolve) }

  /// Remembers that a SKU was sold within the days that its velocity looks at.
  func markDemand(sku: String?, at instant: Instant?) {
    guard let key = key(sku), let instant, instant > now - Demand.reach else { return }
    demandedSKUs.insert(key)
  }

  func markChanged(order id: Int64) {
    if id <= lastOldOrder { changedOrders.insert(id) }
  }

  /// The channel's row, made or renamed to what the config says now.
  private static func channelID(_ channel: Channel, in db: Database) throws -> Int64 {
    try SQL(
      db,
      """
      INSERT INTO channel (code, name, kind) VALUES (?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind RETURNING id
      """
    ).start().bind(channel.code).bind(channel.name).bind(channel.kind.rawValue)
      .first { $0.int() } ?? 0
  }

  func locationID(_ name: String) throws -> Int64 {
    if let id = locations[name] { return id }
    let id =
      try SQL(
        db,
        """
        INSERT INTO location (name) VALUES (?)
        ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id
        """
      ).start().bind(name).first { $0.int() } ?? 0
    locations[name] = id
    return id
  }

  /// The kept columns of a row: the shared set of their names, and the values. For those of a
  /// product or a listing, the names become fields that can be edited.
  func extra(
    _ columns: [ExtraColumn], of entity: EditEntity? = nil
  ) throws -> (set: Int64?, values: String?) {
    guard let set = try columnSet(columns.lazy.map(\.name), of: entity) else { return (nil, nil) }
    return (set, TextList.encode(columns.lazy.map(\.value)))
  }

  /// The shared set of the names of kept columns, which become fields that can be edited; nil for
  /// none.
  func columnSet(_ names: some Collection<String>, of entity: EditEntity?) throws -> Int64? {
    guard !names.isEmpty else { return nil }
    let set = try columnSets.id(of: names)
    if let entity {
      try columnSets.note(set, as: entity, channel: channelID)
    }
    return set
  }

  func columnSet(_ names: some Collection<String>) throws -> Int64 { try columnSets.id(of: names) }
}
