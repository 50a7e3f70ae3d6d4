internal import Commerce

/// The rows that a product's record becomes in a store that knows nothing of it: all that can be
/// made of the record alone, so that whoever writes has nothing left to do but to write.
struct NewProduct: Sendable {
  /// The product, its reference, its images, its variants, and their listings, one after another.
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
    static let variant = 23
    static let listing = 11
  }

  /// Nil when more has to be known than the record says: it names no handle, has a SKU twice, or an
  /// amount that has to be refused.
  init?(_ record: ProductRecord, _ channel: ImportedChannel) {
    guard !record.handle.isEmpty, record.variants.allSatisfy(\.hasStorableAmounts) else {
      return nil
    }
    let images = record.statedImages ?? []
    let packer = RowPacker(
      values: Width.product + Width.ref + images.count * Width.image
        + record.variants.count * (Width.variant + Width.listing),
      texts: 1_024 + 256 * record.variants.count)
    let product = record.newRow()
    product.bind(to: packer)
    packer.bind(Keys.handle(record.handle)).bind(record.handle)
      .bind(record.extra.isEmpty ? nil : TextList.encode(record.extra.lazy.map(\.value)))
      .bind(record.statedImages?.count)
    for (seq, image) in images.enumerated() { image.bind(to: packer, seq: seq) }

    let listings = record.variants.map { ListingRow.new($0, of: record, product) }
    let words = ProductWords(product)
    var wordsPlace: Int?
    var seen: Set<String> = []
    var variants: [Variant] = []
    var sets: [[String]] = []
    variants.reserveCapacity(record.variants.count)
    for (stated, listing) in zip(record.variants, listings) {
      let key = Keys.sku(stated.sku)
      if let key, record.variants.count > 1, !seen.insert(key).inserted { return nil }
      let variant = stated.newRow(key: key, currency: channel.currency)
      let isLive = listing.state == .live
      variant.bind(to: packer)
      if let wordsPlace {
        packer.bindAgain(wordsPlace).bindAgain(wordsPlace + 1)
      } else {
        wordsPlace = packer.count
        packer.bind(words.titleKey).bind(words.vendorKey)
      }
      packer.bind(words.haystack(of: variant)).bind(variant.fileQuantity)
        .bind(variant.fileQuantity == nil ? nil : channel.asOf).bind(isLive)
        .bind(isLive ? channel.code : "")
      variants.append(
        Variant(
          hash: key.map { KnownKeys.hash($0, .sku) },
          columns: Self.place(of: stated.extra, in: &sets)))
    }
    for (stated, listing) in zip(record.variants, listings) {
      listing.bindFacts(to: packer)
        .bind(stated.extra.isEmpty ? nil : TextList.encode(stated.extra.lazy.map(\.value)))
    }
    guard let rows = packer.packed else { return nil }
    self.rows = rows
    self.variants = variants
    imageCount = images.count
    handleHash = KnownKeys.hash(Keys.handle(record.handle), .handle)
    columns = record.extra.map(\.name)
    variantColumns = sets
    statedFields = record.statedFields
    rowCount = max(record.rowCount ?? 0, record.variants.count)
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
