/// What still needs a variant: units in stock, and orders.
public struct VariantUse: Hashable, Sendable {
  public var onHand: Int
  public var committed: Int
  /// Orders that wait for it.
  public var openOrders: Int

  public init(onHand: Int = 0, committed: Int = 0, openOrders: Int = 0) {
    self.onHand = onHand
    self.committed = committed
    self.openOrders = openOrders
  }
}

/// What archiving looks like beside stock and orders. Each is a fact that the store looks up.
public enum UseGuards {
  /// The variants, and the products, that a plan archives.
  public static func archived(
    by plan: [EditPlanRow]
  ) -> (variants: Set<Int64>, products: Set<Int64>) {
    let going = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
    return (
      Set(going.filter(\.archivesVariant).map(\.entityID)),
      Set(going.filter(\.archivesProduct).map(\.entityID))
    )
  }

  /// The plan with what the guards add: a variant with stock or open orders is kept from being
  /// archived, unless overridden with a reason; a product with either is doubtful.
  public static func check(
    _ plan: [EditPlanRow], variants: [Int64: VariantUse], products: [Int64: VariantUse]
  ) -> [EditPlanRow] {
    plan.map { row in
      guard row.verdict == .ok || row.verdict == .warning else { return row }
      var checked = row
      if row.archivesVariant, let use = variants[row.entityID], let words = use.words {
        checked.verdict = .refused
        checked.because = words
        checked.guards = use.guards
      } else if row.archivesProduct, let words = products[row.entityID]?.words {
        checked.verdict = .warning
        checked.because = [row.because, words].compactMap(\.self).joined(separator: "; ")
      }
      return checked
    }
  }
}

extension EditPlanRow {
  fileprivate var archivesVariant: Bool {
    field == .variantStatus && new == VariantStatus.archived.rawValue
  }

  fileprivate var archivesProduct: Bool {
    field == .status && scope == .master && new == ProductStatus.archived.rawValue
  }
}

extension VariantUse {
  fileprivate var guards: [EditGuard] {
    (onHand > 0 || committed > 0 ? [.stockOnHand] : []) + (openOrders > 0 ? [.openOrders] : [])
  }

  /// Nil when nothing needs it.
  fileprivate var words: String? {
    var parts: [String] = []
    if onHand > 0 { parts.append("\(onHand) \(onHand == 1 ? "unit" : "units") on hand") }
    if committed > 0 { parts.append("\(committed) committed") }
    if openOrders > 0 {
      parts.append("\(openOrders) open \(openOrders == 1 ? "order" : "orders")")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
