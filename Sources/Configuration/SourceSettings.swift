public import Commerce

/// One inbox folder: what lies in it and how it is to be understood.
public struct SourceSettings: Hashable, Sendable {
  /// Stable: runs, quarantine and freshness are kept under it.
  public var id: String
  /// The code of the channel that its files speak of.
  public var channel: String
  public var platform: Platform?
  /// An absolute path; `~` and paths relative to the config file are already resolved.
  public var inbox: String
  /// A format's name where the header alone does not decide; nil recognises by header.
  public var format: String?
  /// For prices in files that name no currency; the store's when nil.
  public var currency: Currency?
  /// For times in files that name no zone; the store's when nil.
  public var zone: StoreZone?
  /// The location of stock in files that name none.
  public var defaultLocation: String
  /// An encoding's name where the bytes alone do not decide.
  public var encoding: TextEncoding?
  /// True leaves taken files where they are; false moves them to `done/` inside the inbox.
  public var keepsFiles: Bool
  /// What `04/05/24` means in its files; nil where nobody said it.
  public var dates: DateOrder?
  /// What parts whole numbers from decimals in its files; nil where the file tells.
  public var decimal: DecimalSign?
  /// Whether its products files always have the whole catalog.
  public var sendsWholeCatalog = false
  /// Where its tickets have their pages, with `{key}` for the key; nil where nobody said it.
  public var ticketURL: String?

  public init(
    id: String, channel: String, platform: Platform? = nil, inbox: String, format: String? = nil,
    currency: Currency? = nil, zone: StoreZone? = nil,
    defaultLocation: String = SourceSettings.unnamedLocation, encoding: TextEncoding? = nil,
    keepsFiles: Bool = false, dates: DateOrder? = nil
  ) {
    self.id = id
    self.channel = channel
    self.platform = platform
    self.inbox = inbox
    self.format = format
    self.currency = currency
    self.zone = zone
    self.defaultLocation = defaultLocation
    self.encoding = encoding
    self.keepsFiles = keepsFiles
    self.dates = dates
  }

  /// The location's code where neither a file nor the config names one.
  public static let unnamedLocation = "Main"
}

extension Configuration {
  /// How the files of a source are to be read.
  ///
  /// A source that the config does not name is read with the store's own currency and zone, as a
  /// channel of its own, so that a file can be taken before anything is configured.
  public func context(forSource id: String, dayShift: Int = 0) -> FeedContext {
    let source = sources.first { $0.id == id }
    let code = source?.channel ?? id
    var context = FeedContext(
      source: id, channel: settings.channel(code).channel,
      currency: source?.currency ?? settings.currency, zone: source?.zone ?? settings.zone,
      dayShift: dayShift,
      defaultLocation: source?.defaultLocation ?? settings.locations.first?.location.code
        ?? SourceSettings.unnamedLocation, dates: source?.dates)
    context.ticketURL = source?.ticketURL
    return context
  }
}
