import Commerce

/// One purchase order with its lines.
struct SamplePurchaseOrder {
  var number: String
  var supplier: Supplier
  /// Days from the exports; negative before them.
  var orderedDay: Int
  var expectedDay: Int
  /// When all of it had come; nil while some is missing.
  var receivedDay: Int?
  var lines: [Line]
  /// A delivery day that no calendar has: the row is refused.
  var hasBrokenDate = false

  struct Line {
    var variant: SampleVariant
    var ordered: Int
    var received: Int

    var open: Int { max(0, ordered - received) }
  }
}

/// The store's purchase orders as a function of their number: sixty for every 1,200 variants.
struct PurchaseOrders {
  let world: SampleWorld

  var count: Int { max(1, world.options.variants / 20) }

  private enum Progress {
    case received
    case open
    case late
    case partlyReceived
  }

  func order(_ number: Int) -> SamplePurchaseOrder {
    var random = SampleRandom(
      seed: world.options.seed, purpose: .purchaseOrder, index: number)
    let wanted = wantedVariant(number)
    let supplier = wanted?.product.vendor ?? Supplier.all[number % Supplier.all.count]
    var order = SamplePurchaseOrder(
      number: "PO-\(26_000 + number)", supplier: supplier, orderedDay: 0, expectedDay: 0,
      receivedDay: nil, lines: [])
    let progress = progress(number)
    order.lines = lines(from: supplier, first: wanted, upTo: progress == .late ? 1 : 3, &random)
    switch progress {
    case .received:
      order.orderedDay = -supplier.leadTimeDays - random.within(12...50)
      order.expectedDay = order.orderedDay + supplier.leadTimeDays
      order.receivedDay = order.expectedDay + random.within(-2...6)
      receive(&order, permille: 1_000)
    case .open:
      order.expectedDay = wanted == nil ? random.within(3...34) : random.within(16...28)
      order.orderedDay = order.expectedDay - supplier.leadTimeDays - random.below(4)
    case .late:
      order.expectedDay = -random.within(2...15)
      order.orderedDay = order.expectedDay - supplier.leadTimeDays
    case .partlyReceived:
      order.expectedDay = random.within(4...12)
      order.orderedDay = -supplier.leadTimeDays - random.within(2...6)
      receive(&order, permille: 400)
    }
    order.orderedDay = min(-1, order.orderedDay)
    order.hasBrokenDate = number == 43
    return order
  }

  /// Units on their way by variant.
  func incomingUnits() -> [Int: Int] {
    var units: [Int: Int] = [:]
    for number in 0..<count {
      for line in order(number).lines where line.open > 0 {
        units[line.variant.number, default: 0] += line.open
      }
    }
    return units
  }
}

extension PurchaseOrders {
  private func progress(_ number: Int) -> Progress {
    switch number % 60 {
    case ..<34: .received
    case 34..<48: .open
    case 48..<53: .partlyReceived
    default: .late
    }
  }

  /// The variant that an order was placed for: one that sells out before it comes, or one that has
  /// sold out because it is late.
  private func wantedVariant(_ number: Int) -> SampleVariant? {
    let ranks: [Int]
    let place: Int
    switch number % 60 {
    case 34..<42: (ranks, place) = (StockCase.ranks(of: .gapBeforeDelivery), number % 60 - 34)
    case 53..<56: (ranks, place) = (StockCase.ranks(of: .out), number % 60 - 53)
    default: return nil
    }
    let rank = ranks[place] + number / 60 * 1_200
    guard ranks.indices.contains(place), rank < world.options.variants else { return nil }
    let variant = world.catalog.variant(world.stock.popularity.variant(at: rank))
    return variant.product.isSold ? variant : nil
  }

  private func lines(
    from supplier: Supplier, first wanted: SampleVariant?, upTo most: Int,
    _ random: inout SampleRandom
  ) -> [SamplePurchaseOrder.Line] {
    var variants = wanted.map { [$0] } ?? []
    let size = variants.count + random.within(1...most)
    var tries = 0
    while variants.count < size, tries < 80 {
      tries += 1
      let variant = world.catalog.variant(world.stock.popularity.pick(&random))
      guard variant.product.vendor.code == supplier.code, variant.product.isSold,
        world.stock.stockCase(of: variant) == nil,
        !variants.contains(where: { $0.number == variant.number })
      else { continue }
      variants.append(variant)
    }
    return variants.map { variant in
      let month = world.stock.dailyMilli(variant) * 40 / 1_000
      let packs = (month + 11) / 12 + random.within(1...3)
      return SamplePurchaseOrder.Line(variant: variant, ordered: packs * 12, received: 0)
    }
  }

  private func receive(_ order: inout SamplePurchaseOrder, permille: Int) {
    for index in order.lines.indices {
      order.lines[index].received = order.lines[index].ordered * permille / 1_000
    }
  }
}
