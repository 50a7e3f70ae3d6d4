public import Commerce

/// An item of a feed with all that can be made of it before the store is asked; see
/// `ImportSink.preparation`.
public final class PreparedItem: Sendable {
  let item: FeedItem
  /// Nil where the store has to be asked.
  let product: NewProduct?

  init(_ item: FeedItem, product: NewProduct? = nil) {
    self.item = item
    self.product = product
  }
}

/// Prepares the items of one run, on any thread.
public struct ItemPreparation: Sendable {
  /// Nil where more than the first import of a catalog goes on: then there is nothing to prepare.
  let channel: ImportedChannel?

  /// Prepares one item.
  public func callAsFunction(_ item: FeedItem) -> PreparedItem {
    guard let channel, case .record(.product(let record), _) = item else {
      return PreparedItem(item)
    }
    return PreparedItem(item, product: NewProduct(record, channel))
  }
}
