import Foundation

extension Home {
  /// A home whose config names one inbox for the shop's files.
  static func withInbox(every interval: String = "5s") throws -> Home {
    let home = try Home()
    try home.makeFolder("inbox")
    try home.write("config/aisle/aisle.toml", home.inboxConfig(every: interval))
    return home
  }

  func inboxConfig(every interval: String) -> String {
    """
    [store]
    name = "Nordlicht"
    currency = "EUR"
    zone = "Europe/Berlin"

    [[channel]]
    code = "shop"
    name = "Shop"
    kind = "own"

    [[source]]
    id = "shop"
    channel = "shop"
    platform = "shopify"
    inbox = "\(folder)/inbox"

    [refresh]
    every = "\(interval)"

    """
  }

  /// Puts a whole file into a folder in one step, as old as the sample, and never from the future.
  func drop(_ name: String, _ text: String) throws {
    let parked = try write("tmp/\(UUID().uuidString)", text)
    let longAgo = min(Date(timeIntervalSince1970: 1_790_000_000), .now - 3_600)
    try FileManager.default.setAttributes([.modificationDate: longAgo], ofItemAtPath: parked)
    try FileManager.default.moveItem(atPath: parked, toPath: folder + "/" + name)
  }

  /// A products file with one article.
  static func product(_ sku: String, _ title: String, _ price: String) -> String {
    """
    Handle,Title,Variant SKU,Variant Price
    \(sku.lowercased()),\(title),\(sku),\(price)

    """
  }
}
