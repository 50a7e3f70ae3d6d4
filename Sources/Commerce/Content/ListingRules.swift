/// What a channel does with a variant against its stock: LIVE_OOS, STOCK_HIDDEN and
/// LISTING_SUPPRESSED.
enum ListingRules {
  static func check(_ facts: ContentCase, _ checks: inout ContentChecks) {
    let variants = Dictionary(facts.variants.map { ($0.id, $0) }) { first, _ in first }
    for (index, channel) in facts.channels.enumerated() {
      let code = channel.channel.code
      for listing in channel.listings {
        func finding(_ kind: FindingCode, value: String, _ because: String) -> ContentFinding {
          ContentFinding(
            kind, on: code, variant: listing.variantID,
            field: kind == .hiddenStock && code == facts.home ? .status : nil, value: value,
            because: because)
        }
        let isSuppressed = listing.state == .suppressed
        checks.check(
          .suppressed, on: [index],
          isSuppressed
            ? finding(
              .suppressed, value: listing.stateReason ?? "",
              "\(code) hides it: \(listing.stateReason ?? "the file gives no reason").") : nil)
        guard let variant = variants[listing.variantID], let available = variant.available else {
          continue
        }
        if listing.state == .live, variant.policy == .deny,
          listing.isPlatformFulfilled != true
        {
          checks.check(
            .liveWithoutStock, on: [index],
            available <= 0
              ? finding(
                .liveWithoutStock, value: String(available),
                "It is live on \(code) with \(available) available and takes no backorders.")
              : nil)
        }
        guard facts.product.status == .active, !isSuppressed else { continue }
        checks.check(
          .hiddenStock, on: [index],
          listing.state != .live && available > 0
            ? finding(
              .hiddenStock, value: String(available),
              "\(available) available, and on \(code) it is \(listing.state.rawValue).") : nil)
      }
    }
  }
}
