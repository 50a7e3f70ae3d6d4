/// What the store has decided about a product.
public enum ProductStatus: String, Hashable, Sendable, CaseIterable {
  case active
  case draft
  case archived
}

/// What the store has decided about one variant of a product. An archived one is offered nowhere and
/// written into no file, and keeps its history.
public enum VariantStatus: String, Hashable, Sendable, CaseIterable {
  case active
  case archived
}

/// What a channel does with a variant now.
public enum ListingState: String, Hashable, Sendable, CaseIterable {
  case live
  case inactive
  case suppressed
  case removed
}

/// What the store does when a variant has no stock.
public enum StockPolicy: String, Hashable, Sendable, CaseIterable {
  /// Stops selling at zero.
  case deny
  /// Takes backorders.
  case backorder = "continue"
  /// Stock is not counted.
  case untracked
}

/// One choice that makes a variant: `Size` = `M`.
public struct VariantOption: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

public struct ProductImage: Hashable, Sendable {
  public var url: String
  /// 1 is the main image.
  public var position: Int
  public var altText: String?

  public init(url: String, position: Int, altText: String? = nil) {
    self.url = url
    self.position = position
    self.altText = altText
  }
}
