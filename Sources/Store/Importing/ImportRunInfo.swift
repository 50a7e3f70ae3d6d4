public import Commerce

/// Which file an import run reads, and what it means.
public struct ImportRunInfo: Hashable, Sendable {
  /// The source's id in the config.
  public var source: String
  public var channel: Channel
  /// As messages name it.
  public var file: String
  /// The reader's name: `shopify-products`.
  public var format: String
  public var subject: FeedSubject
  /// Of the file's bytes; the same content is known by it.
  public var contentHash: String
  /// What the file says about its own time, else its modification time. An older one of the same
  /// source, subject and format never overwrites a newer one.
  public var fileTime: Instant?
  /// For records that name no currency.
  public var currency: Currency
  /// The location of stock in files that name none.
  public var defaultLocation: String
  /// Whether a file that was the channel's last import may be skipped without reading it.
  public var maySkipKnownContent: Bool
  /// The file's columns in their order, to write files back with; empty when unknown.
  public var header: [String] = []

  public init(
    source: String, channel: Channel, file: String, format: String, subject: FeedSubject,
    contentHash: String, fileTime: Instant? = nil, currency: Currency = .usd,
    defaultLocation: String = "Main", maySkipKnownContent: Bool = true
  ) {
    self.source = source
    self.channel = channel
    self.file = file
    self.format = format
    self.subject = subject
    self.contentHash = contentHash
    self.fileTime = fileTime
    self.currency = currency
    self.defaultLocation = defaultLocation
    self.maySkipKnownContent = maySkipKnownContent
  }

  /// The file without its folders.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
}
