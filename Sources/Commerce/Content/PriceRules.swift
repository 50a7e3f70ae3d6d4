/// PRICE_*. Taxes are not looked at; amounts in two currencies are not compared.
enum PriceRules {
  static func check(
    _ facts: ContentCase, _ settings: ContentSettings, _ now: Instant,
    _ checks: inout ContentChecks
  ) {
    let everywhere = facts.everyChannel
    for variant in facts.variants {
      guard let price = variant.price else { continue }
      func finding(
        _ code: FindingCode, _ field: EditableField, _ value: Money, _ because: String
      ) -> ContentFinding {
        ContentFinding(
          code, on: facts.home, variant: variant.id, field: field, value: value.decimal,
          because: because)
      }
      guard price.minorUnits > 0 else {
        checks.check(
          .priceZero, on: everywhere,
          finding(.priceZero, .price, price, "The price is not above 0."))
        continue
      }
      checks.check(.priceZero, on: everywhere)
      cost(of: variant, price, settings, on: everywhere, finding, &checks)
      reduction(of: variant, price, settings, now, on: everywhere, finding, &checks)
    }
    outliers(facts, on: everywhere, &checks)
    for index in facts.channels.indices { market(facts, index, &checks) }
  }

  private typealias Make = (FindingCode, EditableField, Money, String) -> ContentFinding

  private static func cost(
    of variant: VariantContent, _ price: Money, _ settings: ContentSettings, on channels: [Int],
    _ finding: Make, _ checks: inout ContentChecks
  ) {
    guard let cost = variant.cost, cost.currency == price.currency, cost.minorUnits > 0 else {
      return
    }
    let margin = Int128(price.minorUnits) - Int128(cost.minorUnits)
    checks.check(
      .priceBelowCost, on: channels,
      margin < 0
        ? finding(
          .priceBelowCost, .price, price, "The price is below the cost of \(cost.decimal).") : nil)
    guard margin >= 0 else { return }
    let isThin = margin * 10_000 < Int128(price.minorUnits) * Int128(settings.marginFloor.value)
    checks.check(
      .priceBelowFloor, on: channels,
      isThin
        ? finding(
          .priceBelowFloor, .price, price,
          "A margin of \(margin * 100 / Int128(price.minorUnits)) % over the cost of "
            + "\(cost.decimal); the floor is \(settings.marginFloor.value / 100) %.") : nil)
  }

  /// A compare-at price has to be above the price; and one that stays for long without a promotion
  /// is the price. Source: domain rules §3.5.
  private static func reduction(
    of variant: VariantContent, _ price: Money, _ settings: ContentSettings, _ now: Instant,
    on channels: [Int], _ finding: Make, _ checks: inout ContentChecks
  ) {
    guard let compareAt = variant.compareAt, compareAt.currency == price.currency,
      compareAt.minorUnits > 0
    else { return }
    checks.check(
      .compareAtNotAbovePrice, on: channels,
      compareAt.minorUnits <= price.minorUnits
        ? finding(
          .compareAtNotAbovePrice, .compareAt, compareAt,
          "The compare-at price is not above the price of \(price.decimal).") : nil)
    guard variant.isOnSale, let since = variant.saleSince else { return }
    let end = since + settings.permanentSaleAfter
    if now < end { checks.changes(at: end) }
    if now >= end, let covered = variant.saleCoveredUntil { checks.changes(at: covered) }
    let days = settings.permanentSaleAfter.milliseconds / 86_400_000
    checks.check(
      .permanentSale, on: channels,
      now >= end && variant.saleCoveredUntil == nil
        ? finding(
          .permanentSale, .compareAt, compareAt,
          "Reduced from \(compareAt.decimal) for more than \(days) days, and no promotion says so.")
        : nil)
  }

  /// A price is more than twice or less than half of the middle one of its siblings' prices.
  private static func outliers(
    _ facts: ContentCase, on channels: [Int], _ checks: inout ContentChecks
  ) {
    let priced = facts.variants.filter { ($0.price?.minorUnits ?? 0) > 0 }
    guard priced.count > 1, let currency = priced.first?.price?.currency,
      priced.allSatisfy({ $0.price?.currency == currency })
    else { return }
    let sorted = priced.compactMap { $0.price?.minorUnits }.sorted()
    let found = priced.compactMap { variant -> ContentFinding? in
      guard let price = variant.price else { return nil }
      var others = sorted
      if let own = others.firstIndex(of: price.minorUnits) { others.remove(at: own) }
      // Of an even number both middle ones have to be far away.
      let (low, high) = (others[(others.count - 1) / 2], others[others.count / 2])
      let isHigh = Int128(price.minorUnits) > 2 * Int128(high)
      guard isHigh || 2 * Int128(price.minorUnits) < Int128(low) else { return nil }
      let usual = Money(minorUnits: isHigh ? high : low, currency: currency).decimal
      return ContentFinding(
        .priceOutlier, on: facts.home, variant: variant.id, field: .price, value: price.decimal,
        because: "Its siblings cost about \(usual): a slip?")
    }
    checks.check(.priceOutlier, on: channels, found)
  }

  /// A live listing has a price, in the currency that the channel's other listings of the product
  /// have.
  private static func market(
    _ facts: ContentCase, _ index: Int, _ checks: inout ContentChecks
  ) {
    let channel = facts.channels[index]
    let live = channel.listings.filter { $0.state == .live }
    guard !live.isEmpty else { return }
    let code = channel.channel.code
    let shared = Dictionary(facts.variants.map { ($0.id, $0) }) { first, _ in first }
    var currencies: [Currency: Int] = [:]
    for listing in live {
      if let price = listing.price { currencies[price.currency, default: 0] += 1 }
    }
    let usual = currencies.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    let found = live.compactMap { listing -> ContentFinding? in
      guard let price = listing.price else {
        // The owner's listing may leave the price to the variant.
        guard code != facts.home || shared[listing.variantID]?.price == nil else { return nil }
        return ContentFinding(
          .noMarketPrice, on: code, variant: listing.variantID, field: .price,
          isChannelsOwn: code != facts.home, because: "It is live on \(code) without a price.")
      }
      guard let usual, price.currency != usual else { return nil }
      return ContentFinding(
        .noMarketPrice, on: code, variant: listing.variantID, field: .price, isChannelsOwn: true,
        value: price.description,
        because: "It is priced in \(price.currency.code), its siblings on \(code) in \(usual.code)."
      )
    }
    checks.check(.noMarketPrice, on: [index], found)
  }
}
