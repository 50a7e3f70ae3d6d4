/// A stored figure, with the channel that its report belongs to.
public struct FigureRow: Hashable, Sendable {
  public var channel: String
  public var figure: FigureRecord

  public init(channel: String, figure: FigureRecord) {
    self.channel = channel
    self.figure = figure
  }
}

/// Which figures are wanted; nil and empty mean all.
public struct FigureRequest: Hashable, Sendable {
  public var report: String?
  public var metric: String?
  /// Letters that the subject has, case aside.
  public var subject: String
  /// The first and the last day that a figure's stretch may touch.
  public var from: CivilDate?
  public var until: CivilDate?
  public var limit: Int?

  public init(
    report: String? = nil, metric: String? = nil, subject: String = "", from: CivilDate? = nil,
    until: CivilDate? = nil, limit: Int? = nil
  ) {
    self.report = report
    self.metric = metric
    self.subject = subject
    self.from = from
    self.until = until
    self.limit = limit
  }
}
