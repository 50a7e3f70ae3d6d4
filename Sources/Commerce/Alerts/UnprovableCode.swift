/// The stuck-order codes of the domain rules, §2.1, that no imported file can prove. They are named
/// here instead of being guessed at; `aisle explain --codes` lists them with the reason.
public enum UnprovableCode: String, Hashable, Sendable, CaseIterable {
  case unrouted = "UNROUTED"
  case notAcknowledged = "WMS_NOT_ACKED"
  case pickStalled = "PICK_STALLED"
  case customs = "CUSTOMS"

  /// What the files would have to say.
  public var reason: String {
    switch self {
    case .unrouted: "no order export names the location that an order is routed to"
    case .notAcknowledged: "no file says when an order was sent to a warehouse system"
    case .pickStalled: "no order export tells picking and packing from unfulfilled"
    case .customs: "no order export tells a customs hold from any other delivery exception"
    }
  }
}
