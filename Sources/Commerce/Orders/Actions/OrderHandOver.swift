/// How a decision reaches a platform.
public enum OrderHandOver {
  /// The id of the file format that carries shipments to Amazon.
  public static let amazonShipments = "amazon-shipping-confirmation"
  /// A plain table of everything that is staged, for any tool that takes one.
  public static let plainActions = "order-actions-csv"

  /// The format that carries a kind of action to a platform; nil where it takes no file.
  public static func format(_ kind: OrderAction.Kind, on platform: Platform?) -> String? {
    platform == .amazon && kind == .ship ? amazonShipments : nil
  }

  /// What a person has to do after staging, in a few words.
  public static func words(_ kind: OrderAction.Kind, on platform: Platform?) -> String {
    if let format = format(kind, on: platform) { return "export as \(format)" }
    switch platform {
    case .amazon: return "by hand in Seller Central: it takes no file for this"
    case .shopify: return "by hand in the Shopify admin: it takes no file for this"
    case .magento: return "by hand in the Magento admin: it takes no file for this"
    default: return "by hand where the order lives; O copies its page"
    }
  }
}
