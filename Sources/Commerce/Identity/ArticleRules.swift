/// Whether two variants are one article. Nothing is ever linked by these rules: they propose, a
/// person decides.
///
/// | speaks for it | |
/// |---|---|
/// | the same valid barcode | certain |
/// | the same id on two marketplaces | likely |
/// | SKUs that differ in case, spaces, punctuation, leading zeros, and the same title with options, or of one of them nothing but the SKU is known | likely |
/// | such SKUs alone | doubtful |
///
/// Different barcodes, another value of the same option, or another number in the pack lower it by
/// two steps, and rule out what rests on SKUs alone; a barcode that others have too, different
/// vendors, prices more than twice apart, and titles without a common word lower it by one each,
/// down to doubtful. Two on one channel, or of one products file, are duplicates. Source: issue 3,
/// Identity; house rule: duplicates are shown, never merged silently.
public enum ArticleRules {
  /// More variants than this with one barcode, and it is taken for nobody's own.
  public static let crowd = 8

  /// - Parameter others: the further variants that have a barcode of these two.
  /// - Returns: nil where nothing but words speaks for it, or too much against it.
  public static func match(
    _ one: ArticleFacts, _ other: ArticleFacts, others: [ArticleFacts] = []
  ) -> ArticleMatch? {
    var reasons = identity(one, other, others)
    guard !reasons.isEmpty else { return nil }
    let hasBarcode = reasons.contains { if case .sameGTIN = $0 { true } else { false } }
    let hasID = reasons.contains { if case .sameArticleID = $0 { true } else { false } }
    let saysTheSame = ArticleWords(one).all == ArticleWords(other).all
    if saysTheSame, !one.title.isEmpty { reasons.append(.sameWords) }
    var doubts = self.doubts(one, other)
    if case .sameGTIN(let number) = reasons[0] {
      let rivals = others.count { $0.gtins.contains(number) && $0.rivals(one, other) }
      if rivals > 0 { doubts.append(.crowdedGTIN(number, others: rivals)) }
    }
    let shared = sharedChannels(one, other)
    let isHard = doubts.contains { $0.weight > 1 }
    guard hasBarcode || hasID || !isHard else { return nil }
    if !shared.isEmpty || one.productID == other.productID {
      return ArticleMatch(strength: .duplicate, evidence: reasons + doubts, shared: shared)
    }
    let start: ArticleStrength =
      hasBarcode
      ? .certain : hasID || saysTheSame || one.isBare || other.isBare ? .likely : .doubtful
    let lowered = start.rawValue + doubts.reduce(0) { $0 + $1.weight }
    let strength =
      ArticleStrength(rawValue: min(lowered, ArticleStrength.doubtful.rawValue)) ?? .doubtful
    return ArticleMatch(strength: strength, evidence: reasons + doubts, shared: [])
  }

  /// Which of two stays when they are linked: the one that a products file describes, then the one
  /// that a channel owns, then the older.
  public static func kept(_ one: ArticleFacts, _ other: ArticleFacts) -> Int64 {
    func rank(_ facts: ArticleFacts) -> Int { facts.isDescribed ? 2 : facts.owner == nil ? 0 : 1 }
    if rank(one) != rank(other) {
      return rank(one) > rank(other) ? one.variantID : other.variantID
    }
    return min(one.variantID, other.variantID)
  }

  // MARK: For

  private static func identity(
    _ one: ArticleFacts, _ other: ArticleFacts, _ others: [ArticleFacts]
  ) -> [ArticleEvidence] {
    var found: [ArticleEvidence] = []
    let number = one.gtins.intersection(other.gtins).filter { number in
      others.count { $0.gtins.contains(number) } + 2 <= crowd
    }.min()
    if let number { found.append(.sameGTIN(number)) }
    let ids = Set(one.listings.compactMap(\.articleID))
      .intersection(other.listings.compactMap(\.articleID))
    if let id = ids.min() { found.append(.sameArticleID(id)) }
    if let sku = one.sku, let otherSKU = other.sku {
      let isSame =
        Sku.normal(sku) == Sku.normal(otherSKU)
        || Sku.squeezed(sku).map { $0 == Sku.squeezed(otherSKU) } ?? false
      if isSame { found.append(.sameSKU(sku, otherSKU)) }
    }
    return found
  }

  private static func sharedChannels(_ one: ArticleFacts, _ other: ArticleFacts) -> [String] {
    var shared = Set(one.channels).intersection(other.channels)
    if let owner = one.owner, one.isDescribed, other.isDescribed, owner == other.owner {
      shared.insert(owner)
    }
    return shared.sorted()
  }

  // MARK: Against

  private static func doubts(_ one: ArticleFacts, _ other: ArticleFacts) -> [ArticleEvidence] {
    var found: [ArticleEvidence] = []
    if let left = one.gtins.min(), let right = other.gtins.min(),
      one.gtins.isDisjoint(with: other.gtins)
    {
      found.append(.differentGTINs(Gtin.text(left), Gtin.text(right)))
    }
    for option in one.options {
      let twin = other.options.first {
        ArticleWords.fold($0.name) == ArticleWords.fold(option.name)
      }
      if let twin, ArticleWords.fold(twin.value) != ArticleWords.fold(option.value) {
        found.append(.differentOption(name: option.name, option.value, twin.value))
      }
    }
    let (left, right) = (ArticleWords(one), ArticleWords(other))
    if left.pack != right.pack { found.append(.differentPack(left.pack, right.pack)) }
    if let vendor = one.vendor, let otherVendor = other.vendor,
      ArticleWords.fold(vendor) != ArticleWords.fold(otherVendor)
    {
      found.append(.differentVendors(vendor, otherVendor))
    }
    if let price = one.price, let otherPrice = other.price, price.currency == otherPrice.currency {
      let (low, high) = (
        min(price.minorUnits, otherPrice.minorUnits), max(price.minorUnits, otherPrice.minorUnits)
      )
      if low > 0, high - low > low { found.append(.farPrices(price, otherPrice)) }
    }
    if !one.isBare, !other.isBare, !left.long.isEmpty, !right.long.isEmpty,
      left.long.isDisjoint(with: right.long)
    {
      found.append(.differentTitles)
    }
    return found
  }
}

extension ArticleFacts {
  /// Whether it stands where one of the two does, so that the barcode does not say which is meant.
  fileprivate func rivals(_ one: ArticleFacts, _ other: ArticleFacts) -> Bool {
    let own = Set(channels)
    return own.isEmpty || productID == one.productID || productID == other.productID
      || !own.isDisjoint(with: one.channels + other.channels)
  }
}
