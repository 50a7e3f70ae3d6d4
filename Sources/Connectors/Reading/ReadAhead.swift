public import Commerce
import Dispatch

extension RecognisedFile {
  /// The same as `read`, a little ahead of `body` on a thread of its own: whoever takes the items
  /// does not wait for the file.
  ///
  /// `prepare` is called there, for work that needs nothing but the item; `body` and `watch` are
  /// called here, in file order. Memory stays the same whatever the file's size: the reader waits
  /// when some batches have not been taken yet. When `body` throws, the reading has ended before the
  /// error is passed on.
  public func readAhead<Item: Sendable>(
    _ context: FeedContext, watch: ReadingWatch = ReadingWatch(), hashing: Bool = true,
    preparing prepare: @escaping @Sendable (FeedItem) -> Item,
    _ body: (Item) throws -> Void
  ) throws -> FeedSummary {
    let handover = Handover<ReadPiece<Item>>(room: 16)
    DispatchQueue(label: "aisle.reader", qos: .userInitiated).async {
      let ending = Result {
        try read(context, into: handover, hashing: hashing, preparing: prepare)
      }
      handover.close(with: .ending(ending))
    }
    do {
      while true {
        let piece = handover.take()
        switch piece {
        case .ending(let ending): return try ending.get()
        case .items(let items, let bytesRead):
          for item in items { try body(item) }
          handover.giveBack(piece)
          if watch.isCancelled() { throw FeedError.cancelled(path: path) }
          watch.progress(bytesRead)
        }
      }
    } catch {
      handover.drain()
      throw error
    }
  }

  /// The same for items as they are.
  public func readAhead(
    _ context: FeedContext, watch: ReadingWatch = ReadingWatch(), hashing: Bool = true,
    _ body: (FeedItem) throws -> Void
  ) throws -> FeedSummary {
    try readAhead(context, watch: watch, hashing: hashing, preparing: { $0 }, body)
  }

  private func read<Item: Sendable>(
    _ context: FeedContext, into handover: Handover<ReadPiece<Item>>, hashing: Bool,
    preparing prepare: (FeedItem) -> Item
  ) throws -> FeedSummary {
    var items: [Item] = []
    var bytesRead: Int64 = 0
    var bytesTold: Int64 = 0
    var isWanted = true
    func flush() {
      guard isWanted, !items.isEmpty || bytesRead > bytesTold else { return }
      bytesTold = bytesRead
      isWanted = handover.put(.items(items, bytesRead: bytesRead))
      items = []
      items.reserveCapacity(ReadPiece<Item>.mostItems)
    }
    let watch = ReadingWatch(
      progress: {
        bytesRead = $0
        flush()
      }, isCancelled: { !isWanted })
    // What was read before an error is handed over before it.
    defer { flush() }
    return try read(context, watch: watch, hashing: hashing) { item in
      items.append(prepare(item))
      if items.count >= ReadPiece<Item>.mostItems { flush() }
    }
  }
}

/// What the reading thread hands over at a time.
private enum ReadPiece<Item: Sendable>: Sendable {
  case items([Item], bytesRead: Int64)
  case ending(Result<FeedSummary, any Error>)

  static var mostItems: Int { 64 }
}
