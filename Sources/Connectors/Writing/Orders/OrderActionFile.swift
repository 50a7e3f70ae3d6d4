public import Commerce

/// An open decision about an order, as a file needs it.
public struct OrderActionLine: Hashable, Sendable {
  public var staged: StagedAction
  /// How the platform and people know the order.
  public var name: String
  public var channel: String
  public var externalID: String?

  public init(staged: StagedAction, name: String, channel: String, externalID: String? = nil) {
    self.staged = staged
    self.name = name
    self.channel = channel
    self.externalID = externalID
  }
}

/// A kind of file that carries decisions about orders.
public enum OrderActionFormat: String, Hashable, Sendable, CaseIterable {
  /// Amazon's shipping confirmation: a whole order a row, uploaded under Orders › Upload Order
  /// Related Files, or as the feed `POST_FLAT_FILE_FULFILLMENT_DATA`.
  case amazonShipments = "amazon-shipping-confirmation"
  /// A plain table of all kinds, for tools and people.
  case plain = "order-actions-csv"

  public var name: String {
    switch self {
    case .amazonShipments: "Amazon shipping confirmation"
    case .plain: "Plain CSV of order actions"
    }
  }

  public var writes: String {
    switch self {
    case .amazonShipments: "a row a shipped order: date, carrier, tracking number"
    case .plain: "a row a decision: ship, release or cancel, with all that is known of it"
    }
  }

  public var leavesOut: String {
    switch self {
    case .amazonShipments:
      "order-item-id and quantity, so that a row confirms the whole order; releases and cancellations"
    case .plain: "nothing; no platform reads it by itself"
    }
  }

  /// Whether the file carries an action.
  public func carries(_ action: OrderAction) -> Bool { self == .plain || action.kind == .ship }

  private var header: [String] {
    switch self {
    case .amazonShipments:
      [
        "order-id", "order-item-id", "quantity", "ship-date", "carrier-code", "carrier-name",
        "tracking-number", "ship-method",
      ]
    case .plain:
      [
        "order", "platform_id", "channel", "action", "carrier", "tracking_number", "reason",
        "decided_at", "decided_by",
      ]
    }
  }

  private var text: OutText { self == .amazonShipments ? .tabs : .csv }
}

extension OrderActionFormat {
  /// Writes the lines that the format carries; the others are left to their caller.
  ///
  /// - Parameter zone: in which the ship date's day is.
  /// - Returns: the ids of the decisions that are in the file, and those that it can't hold with
  ///   the reason.
  public func write(
    _ lines: [OrderActionLine], zone: StoreZone, to sink: any ByteSink
  ) throws -> (written: [Int64], refused: [ExportIssue]) {
    let writer = try DelimitedWriter(sink, text: text, header: header)
    var written: [Int64] = []
    var refused: [ExportIssue] = []
    for line in lines where carries(line.staged.action) {
      do {
        try writer.row(cells(line, zone))
        written.append(line.staged.id)
      } catch let refusal as CellRefusal {
        refused.append(
          ExportIssue(subject: line.name, field: refusal.column, reason: refusal.reason))
      }
    }
    _ = try writer.finish()
    return (written, refused)
  }

  private func cells(_ line: OrderActionLine, _ zone: StoreZone) -> [String?] {
    var shipment: Shipment?
    var reason: String?
    switch line.staged.action {
    case .ship(let parcel): shipment = parcel
    case .cancel(let text): reason = text
    case .release: break
    }
    switch self {
    case .amazonShipments:
      let carrier = AmazonCarrier.code(of: shipment?.carrier ?? "")
      return [
        line.name, nil, nil, zone.date(at: line.staged.stagedAt).description, carrier.code,
        carrier.name, shipment?.trackingNumber, nil,
      ]
    case .plain:
      return [
        line.name, line.externalID, line.channel, line.staged.action.kind.rawValue,
        shipment?.carrier, shipment?.trackingNumber, reason, line.staged.stagedAt.description,
        line.staged.actor,
      ]
    }
  }
}

/// Carriers as Amazon's file names them: one of its codes, or `Other` with the name beside it.
enum AmazonCarrier {
  private static let codes = [
    "UPS", "USPS", "FedEx", "DHL", "DPD", "GLS", "Hermes", "Royal Mail", "Deutsche Post", "TNT",
    "Yamato", "Sagawa", "Japan Post", "La Poste", "Chronopost", "Correos", "SEUR", "PostNL",
    "Poste Italiane", "BRT",
  ]

  static func code(of carrier: String) -> (code: String?, name: String?) {
    guard !carrier.isEmpty else { return (nil, nil) }
    let known = codes.first { $0.lowercased() == carrier.lowercased() }
    return known.map { ($0, nil) } ?? ("Other", carrier)
  }
}
