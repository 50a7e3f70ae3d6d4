public import Foundation

/// One invented store, written as its platforms would export it.
///
/// Files are written row by row: memory does not grow with the size of the store, but for what is
/// open at its end (orders not shipped, deliveries not arrived).
public struct SampleStore: Sendable {
  public let options: SampleOptions

  public init(_ options: SampleOptions = SampleOptions()) { self.options = options }

  /// Writes every file below `folder`, over those that are there.
  /// - Returns: What was written, in order.
  @discardableResult
  public func write(to folder: URL) throws(SampleError) -> [WrittenFile] {
    let world = SampleWorld(options)
    let output = FolderWriter(folder: folder)
    let files: [any SampleFile] = [
      ShopProductsFile(world: world), ShopInventoryFile(world: world),
      ShopOrdersFile(world: world), MarketListingsFile(world: world),
      MarketOrdersFile(world: world), UnshippedFile(world: world),
      MarketInventoryFile(world: world), JapanProductsFile(world: world),
      PromotionsFile(world: world), EventsFile(world: world), SuppliersFile(),
      PurchaseOrdersFile(world: world),
    ]
    var written: [WrittenFile] = []
    for file in files { written.append(try output.write(file)) }
    written.append(try output.write(SampleTexts.configuration(options), to: "aisle.toml"))
    written.append(try output.write(SampleTexts.readme(options), to: "README.md"))
    return written
  }
}
