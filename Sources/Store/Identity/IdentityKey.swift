internal import Commerce

/// What two variants of one article have in common, in a form that an index can find.
struct IdentityKey: Hashable {
  enum Kind: Int64 {
    /// The number itself.
    case gtin = 1
    /// Of the squeezed SKU.
    case sku
    /// Of a marketplace's id of the article.
    case article
  }

  var kind: Kind
  var hash: Int64

  /// Every key of a variant.
  static func keys(sku: String?, barcodes: [String], articles: [String]) -> Set<IdentityKey> {
    var keys: Set<IdentityKey> = []
    for barcode in barcodes {
      if let number = Gtin.number(of: barcode), number > 0 {
        keys.insert(IdentityKey(kind: .gtin, hash: number))
      }
    }
    if let sku {
      let text = Sku.squeezed(sku) ?? Sku.normal(sku)
      if !text.isEmpty { keys.insert(IdentityKey(kind: .sku, hash: ContentKey.hash(text))) }
    }
    for article in articles where !article.isEmpty {
      keys.insert(IdentityKey(kind: .article, hash: ContentKey.hash(article)))
    }
    return keys
  }
}

/// Two variants, the older first.
struct VariantPair: Hashable {
  var left: Int64
  var right: Int64

  init(_ one: Int64, _ other: Int64) {
    left = min(one, other)
    right = max(one, other)
  }
}
