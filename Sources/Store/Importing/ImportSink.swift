public import Commerce
internal import GRDB

/// Where a reader puts what it finds, in file order, during `Store.importRun`.
///
/// Not to be kept or used after the run's body has returned.
public final class ImportSink {
  let context: ImportContext
  /// Where a whole catalog comes into a store that has none.
  private let newProducts: FirstCatalogWriter?
  private let products: ProductImporter
  private let listings: ListingImporter
  private let stock: StockImporter
  private let orders: OrderImporter
  private let calendar: CalendarImporter
  private let supply: SupplyImporter
  private let figures: FigureImporter
  private let costs: CostImporter
  private let inquiries: InquiryImporter
  private let tickets: TicketImporter

  private let quarantine: Quarantine
  private let indexes: DroppedIndexes

  /// What the file hashes to, where only its reading could tell: set before the run's body returns.
  public var contentHash: String?
  /// Doubts about the file as a whole, such as its encoding: set before the run's body returns.
  public var fileWarnings: [RowIssue] = []

  init(_ context: ImportContext, quarantine: Quarantine, indexes: DroppedIndexes) throws {
    self.context = context
    self.quarantine = quarantine
    self.indexes = indexes
    let catalog = try CatalogWriter(context)
    let listingWriter = try ListingWriter(context.db, channelID: context.channelID)
    let pending = try PendingEdits(context)
    newProducts =
      context.isFirstCatalog ? FirstCatalogWriter(context, ids: catalog.ids) : nil
    products = try ProductImporter(
      context, catalog: catalog, listings: listingWriter, pending: pending)
    listings = ListingImporter(
      context, catalog: catalog, listings: listingWriter, pending: pending)
    stock = try StockImporter(context, catalog: catalog)
    orders = try OrderImporter(context)
    calendar = try CalendarImporter(context)
    supply = try SupplyImporter(context)
    figures = try FigureImporter(context)
    costs = try CostImporter(context, pending: pending)
    inquiries = try InquiryImporter(context)
    tickets = try TicketImporter(context)
  }

  /// How the items of this run are prepared: work that needs no store, for whoever reads ahead.
  public var preparation: ItemPreparation {
    ItemPreparation(
      channel: context.isFirstCatalog
        ? ImportedChannel(
          code: context.info.channel.code, currency: context.info.currency, asOf: context.asOf)
        : nil)
  }

  /// Takes one record, or remembers one refused row. What the record leaves unstated is kept.
  public func take(_ item: FeedItem) throws(StoreError) { try take(preparation(item)) }

  /// The same for an item that was prepared.
  public func take(_ prepared: PreparedItem) throws(StoreError) {
    do {
      switch prepared.item {
      case .issue(let issue): try context.note(issue)
      case .record(let record, let place):
        context.saw(record)
        if let newProducts {
          if let product = prepared.product, try newProducts.take(product) { return }
          try newProducts.flush()
        }
        try indexes.restoreLookup()
        try take(record, place)
      }
    } catch {
      throw StoreError.from(error)
    }
  }

  /// Writes what was taken and still waits.
  func flush() throws { try newProducts?.flush() }

  /// Lines of rows that only the store refused, of which quarantine has not the row itself; at most
  /// so many as are worth another look at the file.
  public var bareLines: Set<Int> { quarantine.bareLines }

  /// Gives quarantine the rows of `bareLines` as they stand in the file.
  public func complete(_ rows: [Int: String]) { quarantine.complete(rows) }

  private func take(_ record: FeedRecord, _ place: SourcePlace) throws {
    switch record {
    case .product(let product): try products.take(product, place)
    case .listing(let listing): try listings.take(listing, place)
    case .stock(let level): try stock.take(level, place)
    case .order(let order): try orders.take(order, place)
    case .promotion(let promotion): try calendar.take(promotion, place)
    case .event(let event): try calendar.take(event, place)
    case .supplier(let supplier): try supply.take(supplier, place)
    case .purchaseOrder(let line): try supply.take(line, place)
    case .fact(let fact): try supply.take(fact, place)
    case .figure(let figure): try figures.take(figure, place)
    case .cost(let cost): try costs.take(cost, place)
    case .inquiry(let inquiry): try inquiries.take(inquiry, place)
    case .ticket(let ticket): try tickets.take(ticket)
    }
  }
}
