/// Which products of a file are the variants of which configurable product.
///
/// Magento exports children before their parents and names them only in the parent's row, so the
/// file is walked once for the parents before it is read. Kept per product: hashes, no text.
struct MagentoFamilies {
  private var parentOfChild: [Int: Int] = [:]
  /// Children of each parent that have a row of their own in the file.
  private var rowsOfParent: [Int: Int] = [:]

  init(_ rows: DelimitedReader, header: Header) throws(FeedError) {
    let sku = header.column("sku")
    let variations = header.column("configurable_variations")
    guard variations.isPresent else { return }
    var present: Set<Int> = []
    while let row = try rows.next() {
      guard row.shapeProblem == nil, let name = row.trimmed(sku) else { continue }
      present.insert(name.hashValue)
      guard let text = row.trimmed(variations) else { continue }
      for child in MagentoAttributes.variations(text) where child.sku != name {
        // A child of two parents stays with the first.
        let key = child.sku.hashValue
        if parentOfChild[key] == nil { parentOfChild[key] = name.hashValue }
      }
    }
    for (child, parent) in parentOfChild where present.contains(child) {
      rowsOfParent[parent, default: 0] += 1
    }
  }

  /// The family that a SKU is a child in.
  func family(ofChild sku: String) -> Int? { parentOfChild[sku.hashValue] }

  /// The family that a SKU is the parent of.
  func family(ofParent sku: String) -> Int { sku.hashValue }

  /// How many of the family's children have rows.
  func rows(of family: Int) -> Int { rowsOfParent[family] ?? 0 }
}
