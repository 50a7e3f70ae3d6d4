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
  /// When its statements were true: see `RecognisedFile.statedTime`. An older one of the same
  /// source, subject and format never overwrites a newer one.
  public var fileTime: Instant?
  /// For records that name no currency.
  public var currency: Currency
  /// The location of stock in files that name none.
  public var defaultLocation: String
  /// Whether a file that was the channel's last import may be skipped without reading it.
  public var maySkipKnownContent: Bool
  /// Whether nobody asked for this very file: then what was taken back is not taken again.
  public var isUnattended = false
  /// The file's columns in their order, to write files back with; empty when unknown.
  public var header: [String] = []
  /// How the file is cut into cells; nil when unknown.
  public var dialect: RowDialect?
  /// Places in the header of what a row is known again by; empty where nothing is.
  public var identityColumns: [Int] = []
  /// Whether what the file does not have is missing on its channel.
  public var coverage = Coverage.part

  /// How much of its channel's catalog a file has.
  public enum Coverage: Hashable, Sendable {
    /// Anything between a row and all.
    case part
    /// All, as its format or its source says; not believed where half of the catalog would go.
    case all
    /// All, as a person says of this very file.
    case certain
  }

  /// The refused rows that this run takes again; nil for a run over a whole file.
  public var retakes: Retaken?

  /// What is taken again.
  public struct Retaken: Hashable, Sendable {
    /// The run that refused the rows.
    public var run: Int64
    /// The rows in quarantine; nil when the whole file is read again.
    public var rows: [Int64]?

    /// Makes it for rows of a run.
    public init(run: Int64, rows: [Int64]?) {
      self.run = run
      self.rows = rows
    }
  }

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
