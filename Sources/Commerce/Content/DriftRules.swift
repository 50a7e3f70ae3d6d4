/// What two channels may say differently about one thing.
public enum DriftField: String, Hashable, Sendable, CaseIterable {
  case title
  case price
  case status
  case images
  case quantity
}

/// DRIFT: another channel says something else than the product's own channel.
///
/// Titles in two writing systems are translations and are not compared; neither are prices in two
/// currencies, nor units that a platform keeps in its own warehouse.
enum DriftRules {
  static func check(
    _ facts: ContentCase, _ settings: ContentSettings, _ checks: inout ContentChecks
  ) {
    guard let home = facts.channels.first(where: { $0.channel.code == facts.home }) else { return }
    for (index, channel) in facts.channels.enumerated() where channel.channel.code != facts.home {
      let accepted = settings.acceptedDrift[channel.channel.code] ?? []
      var found = product(facts, home, channel)
      for listing in channel.listings { found += variant(facts, home, channel, listing) }
      found.removeAll { DriftField(rawValue: $0.aspect).map(accepted.contains) ?? false }
      checks.check(.drift, on: [index], found)
    }
  }

  private static func product(
    _ facts: ContentCase, _ home: ChannelContent, _ channel: ChannelContent
  ) -> [ContentFinding] {
    let code = channel.channel.code
    var found: [ContentFinding] = []
    if let own = channel.ownTitle, let shared = facts.product.title, own != shared,
      WritingSystem(of: own) == WritingSystem(of: shared)
    {
      found.append(
        ContentFinding(
          .drift, on: code, field: .title, isChannelsOwn: true, aspect: DriftField.title.rawValue,
          value: own, because: "The title on \(facts.home) is \"\(shared.prefix(80))\"."))
    }
    if let theirs = channel.imageCount, let ours = home.imageCount, theirs != ours {
      found.append(
        ContentFinding(
          .drift, on: code, aspect: DriftField.images.rawValue, value: String(theirs),
          because: "\(theirs) images on \(code), \(ours) on \(facts.home)."))
    }
    return found
  }

  private static func variant(
    _ facts: ContentCase, _ home: ChannelContent, _ channel: ChannelContent,
    _ listing: ListingContent
  ) -> [ContentFinding] {
    let code = channel.channel.code
    guard let variant = facts.variants.first(where: { $0.id == listing.variantID }) else {
      return []
    }
    func finding(
      _ field: DriftField, _ edit: EditableField? = nil, value: String, _ because: String
    ) -> ContentFinding {
      ContentFinding(
        .drift, on: code, variant: variant.id, field: edit, isChannelsOwn: true,
        aspect: field.rawValue, value: value, because: because)
    }
    var found: [ContentFinding] = []
    let ours = home.listings.first { $0.variantID == listing.variantID }
    if let theirs = listing.price, let price = variant.price ?? ours?.price,
      theirs.currency == price.currency, theirs.minorUnits != price.minorUnits
    {
      found.append(
        finding(
          .price, .price, value: theirs.decimal,
          "\(theirs.decimal) on \(code), \(price.decimal) on \(facts.home)."))
    }
    let isShown = ours.map { $0.state == .live } ?? (facts.product.status == .active)
    if (listing.state == .live) != isShown {
      found.append(
        finding(
          .status, value: listing.state.rawValue,
          "\(listing.state.rawValue) on \(code), \(ours?.state.rawValue ?? facts.product.status.rawValue) on \(facts.home)."
        ))
    }
    if let theirs = listing.quantity, listing.isPlatformFulfilled != true,
      let available = variant.available,
      isOversold(theirs, available) || isForgotten(theirs, available, on: channel.channel)
    {
      found.append(
        finding(
          .quantity, value: String(theirs), "\(code) offers \(theirs), \(available) are available.")
      )
    }
    return found
  }
}

extension DriftRules {
  /// A channel may be given a part of the stock, but never more than there is.
  private static func isOversold(_ theirs: Int, _ available: Int) -> Bool {
    theirs > max(0, available)
  }

  /// A marketplace that the merchant ships for has nothing while there is something. An own store
  /// may sell from a location of its own that is empty.
  private static func isForgotten(_ theirs: Int, _ available: Int, on channel: Channel) -> Bool {
    theirs == 0 && available > 0 && channel.kind == .marketplace
  }
}

/// The script that most letters of a text are in, as far as a translation shows by it.
enum WritingSystem: Hashable {
  case latin
  case other
  case none

  init(of text: String) {
    var latin = 0
    var other = 0
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value) {
        latin += 1
      } else {
        other += 1
      }
    }
    self = latin == 0 && other == 0 ? .none : latin >= other ? .latin : .other
  }
}
