public import Commerce
import Dispatch

extension RecognisedFile {
  /// The same as `read`, a little ahead of `body` on a thread of its own: whoever takes the items
  /// does not wait for the file.
  ///
  /// `body` and `watch` are called here, in file order. Memory stays the same whatever the file's
  /// size: the reader waits when a few batches have not been taken yet. When `body` throws, the
  /// reading has ended before the error is passed on.
  public func readAhead(
    _ context: FeedContext, watch: ReadingWatch = ReadingWatch(), hashing: Bool = true,
    _ body: (FeedItem) throws -> Void
  ) throws -> FeedSummary {
    let handover = Handover<ReadPiece>(room: 4)
    DispatchQueue(label: "aisle.reader", qos: .userInitiated).async {
      let ending = Result { try read(context, into: handover, hashing: hashing) }
      handover.close(with: .ending(ending))
    }
    do {
      while true {
        switch handover.take() {
        case .ending(let ending): return try ending.get()
        case .items(let items, let bytesRead):
          for item in items { try body(item) }
          if watch.isCancelled() { throw FeedError.cancelled(path: path) }
          watch.progress(bytesRead)
        }
      }
    } catch {
      handover.drain()
      throw error
    }
  }

  private func read(
    _ context: FeedContext, into handover: Handover<ReadPiece>, hashing: Bool
  ) throws -> FeedSummary {
    var items: [FeedItem] = []
    var bytesRead: Int64 = 0
    var isWanted = true
    func flush() {
      guard isWanted else { return }
      isWanted = handover.put(.items(items, bytesRead: bytesRead))
      items = []
      items.reserveCapacity(ReadPiece.mostItems)
    }
    let watch = ReadingWatch(
      progress: {
        bytesRead = $0
        flush()
      }, isCancelled: { !isWanted })
    return try read(context, watch: watch, hashing: hashing) { item in
      items.append(item)
      if items.count >= ReadPiece.mostItems { flush() }
    }
  }
}

/// What the reading thread hands over at a time.
private enum ReadPiece: Sendable {
  case items([FeedItem], bytesRead: Int64)
  case ending(Result<FeedSummary, any Error>)

  static let mostItems = 64
}
