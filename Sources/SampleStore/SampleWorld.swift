import Commerce

/// Everything that the files are written from, put together once.
struct SampleWorld {
  let options: SampleOptions
  let zone: StoreZone
  let calendar: SampleCalendar
  let catalog: SampleCatalog
  let stock: SampleStock
  let shopOrders: ShopOrders
  let marketOrders: MarketOrders

  init(_ options: SampleOptions) {
    self.options = options
    zone = StoreZone(identifier: "Europe/Berlin") ?? .utc
    calendar = SampleCalendar(asOf: options.asOf, zone: zone)
    catalog = SampleCatalog(variantCount: options.variants, seed: options.seed)
    let popularity = Popularity(count: options.variants)
    // A hundred days of orders of nearly two units, growing: the last weeks sell more than the
    // mean.
    stock = SampleStock(
      popularity: popularity, unitsPerDay: max(1, options.orders * 5 / 200), seed: options.seed)
    let basket = Basket(catalog: catalog, popularity: popularity)
    let shopCount = max(1, options.orders * 3 / 5)
    let copies = max(1, options.orders / 2_500)
    shopOrders = ShopOrders(
      count: shopCount, copies: copies, calendar: calendar, basket: basket, seed: options.seed)
    marketOrders = MarketOrders(
      count: options.orders - shopCount, copies: copies, calendar: calendar, basket: basket,
      seed: options.seed)
  }

  /// Units by variant that open orders of the own shop are waiting for.
  func committedUnits() -> [Int: Int] {
    var units: [Int: Int] = [:]
    for number in shopOrders.firstRecent..<max(shopOrders.firstRecent, shopOrders.count) {
      let order = shopOrders.order(number)
      guard order.isOpen else { continue }
      for (index, line) in order.lines.enumerated() where !order.isShipped(line: index) {
        units[line.variant.number, default: 0] += line.quantity
      }
    }
    return units
  }
}
