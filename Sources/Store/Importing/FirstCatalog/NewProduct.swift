internal import Commerce

/// The rows that a product's record becomes in a store that knows nothing of it: all that can be
/// made of the record alone, so that whoever writes has nothing left to do but to write.
struct NewProduct: Sendable {
  /// The product, its reference, its images, and each variant with its listing, one after another.
  let rows: PackedRows
  let imageCount: Int
  let variants: [Variant]
  let handleHash: UInt64
  /// Kept columns of the product; empty for none.
  let columns: [String]
  /// The different sets of kept columns of its variants.
  let variantColumns: [[String]]
  let statedFields: StatedFields
  /// Data rows of the file.
  let rowCount: Int

  struct Variant: Sendable {
    /// Of its SKU; nil for none.
    var hash: UInt64?
    /// Its kept columns in `variantColumns`; nil for none.
    var columns: Int?
  }

  /// How many values each row has here; the statements take more of the run itself.
  enum Width {
    static let product = 11
    static let ref = 4
    static let image = 4
    static let variantFacts = 16
    static let variant = variantFacts + 7
    static let listing = 11
  }

  static let productPlaces = 0..<Width.product
  static let refPlaces = Width.product..<Width.product + Width.ref

  static func imagePlaces(_ image: Int) -> Range<Int> {
    let start = refPlaces.upperBound + image * Width.image
    return start..<start + Width.image
  }

  func variantPlaces(_ variant: Int) -> Range<Int> {
    let start = Self.imagePlaces(imageCount).lowerBound + variant * (Width.variant + Width.listing)
    return start..<start + Width.variant
  }

  func listingPlaces(_ variant: Int) -> Range<Int> {
    let start = variantPlaces(variant).upperBound
    return start..<start + Width.listing
  }

  /// Nil when more has to be known than the record says: it names no handle, has a SKU twice, or an
  /// amount that has to be refused.
  init?(_ record: ProductRecord, _ channel: ImportedChannel) {
    guard !record.handle.isEmpty, record.variants.allSatisfy(\.hasStorableAmounts) else {
      return nil
    }
    let images = record.statedImages ?? []
    let product = record.newRow()
    let words = ProductWords(product)
    let packer = RowPacker(
      values: Width.product + Width.ref + images.count * Width.image
        + record.variants.count * (Width.variant + Width.listing),
      texts: 1_024 + 384 * record.variants.count)
    product.bind(to: packer)
    packer.bind(Keys.handle(record.handle)).bind(record.handle)
    Self.bind(record.extra, to: packer)
    packer.bind(record.statedImages?.count)
    for (seq, image) in images.enumerated() { image.bind(to: packer, seq: seq) }

    // By places, because a copy of a record takes longer than what is done with it.
    var hashes: Set<UInt64> = []
    var variants: [Variant] = []
    var sets: [[String]] = []
    variants.reserveCapacity(record.variants.count)
    let firstVariant = packer.count
    for place in record.variants.indices {
      let key = Keys.sku(record.variants[place].sku)
      let hash = key.map { KnownKeys.hash($0, .sku) }
      if let hash, record.variants.count > 1, !hashes.insert(hash).inserted { return nil }
      let variant = record.variants[place].newRow(key: key, currency: channel.currency)
      let listing = ListingRow.new(record.variants[place], of: record, product)
      let isLive = listing.state == .live
      variant.bind(to: packer)
      if place == 0 {
        packer.bind(words.titleKey).bind(words.vendorKey)
      } else {
        let titlePlace = firstVariant + Width.variantFacts
        packer.bindAgain(titlePlace).bindAgain(titlePlace + 1)
      }
      packer.bind(words.haystack(of: variant)).bind(variant.fileQuantity)
        .bind(variant.fileQuantity == nil ? nil : channel.asOf).bind(isLive)
        .bind(isLive ? channel.code : "")
      listing.bindFacts(to: packer)
      Self.bind(record.variants[place].extra, to: packer)
      variants.append(
        Variant(hash: hash, columns: Self.place(of: record.variants[place].extra, in: &sets)))
    }
    guard let rows = packer.packed() else { return nil }
    self.rows = rows
    self.variants = variants
    imageCount = images.count
    handleHash = KnownKeys.hash(Keys.handle(record.handle), .handle)
    columns = record.extra.map(\.name)
    variantColumns = sets
    statedFields = record.statedFields
    rowCount = max(record.rowCount ?? 0, record.variants.count)
  }

  private static func bind(_ columns: [ExtraColumn], to packer: RowPacker) {
    if columns.isEmpty {
      packer.bindNull()
    } else {
      packer.bind(list: columns.lazy.map(\.value))
    }
  }

  private static func place(of columns: [ExtraColumn], in sets: inout [[String]]) -> Int? {
    guard !columns.isEmpty else { return nil }
    if let known = sets.lastIndex(where: { $0.elementsEqual(columns.lazy.map(\.name)) }) {
      return known
    }
    sets.append(columns.map(\.name))
    return sets.count - 1
  }
}

/// What the rows of one run have in common.
struct ImportedChannel: Sendable {
  var code: String
  /// For records that name none.
  var currency: Currency
  /// When the file's statements were true.
  var asOf: Instant
}
