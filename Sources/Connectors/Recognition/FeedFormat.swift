public import Commerce
import Spelling

/// A kind of file that a platform exports.
public struct FeedFormat: Hashable, Sendable {
  /// What `--as` takes: `shopify-products`.
  public let id: String
  /// What people call it: `Shopify products`.
  public let name: String
  public let platform: Platform
  /// What a file of this format covers.
  public let subject: FeedSubject
  /// How another system's columns fill those of a plain format; nil for the formats themselves.
  public let map: ColumnMap?

  init(_ id: String, _ name: String, _ platform: Platform, _ subject: FeedSubject) {
    self.id = id
    self.name = name
    self.platform = platform
    self.subject = subject
    map = nil
  }

  /// The files that a map reads.
  public init(_ map: ColumnMap) {
    id = map.formatID
    name = map.name
    platform = .plain
    subject = map.kind.subject
    self.map = map
  }

  /// Whether a file of it may have the whole catalog of a channel.
  public var listsCatalog: Bool {
    map?.kind == .products
      || ["shopify-products", "magento-products", "amazon-listings", "products"].contains(id)
  }

  /// Whether it always has.
  public var isWholeCatalog: Bool { id == "amazon-listings" }

  /// Every format that can be read, by platform.
  public static let all: [FeedFormat] = FormatDefinition.all.map(\.format)

  /// The format of this id, or the map of `map:NAME`. Throws the nearest one's name.
  public static func named(
    _ id: String, maps: [ColumnMap]
  ) throws(FeedError) -> FeedFormat {
    guard id.lowercased().hasPrefix("map:") else {
      do throws(FeedError) { return try FeedFormat(id: id) } catch {
        // A map's bare name is most likely what was meant.
        guard maps.contains(where: { $0.name == id }) else { throw error }
        throw .unknownMap(name: id, nearest: id)
      }
    }
    let name = String(id.dropFirst(4))
    if let map = maps.first(where: { $0.name == name }) {
      guard map.missing.isEmpty else {
        throw .incompleteMap(name: name, missing: map.missing)
      }
      return FeedFormat(map)
    }
    throw .unknownMap(
      name: name,
      nearest: Spelling.nearest(to: name, among: maps.map(\.name), within: max(3, name.count / 2)))
  }

  /// The format of this id; letter case does not matter. Throws the nearest one's name.
  public init(id: String) throws(FeedError) {
    let wanted = id.lowercased()
    if let known = Self.all.first(where: { $0.id == wanted }) {
      self = known
      return
    }
    let name = Spelling.nearest(
      to: wanted, among: Self.all.map(\.id), within: max(3, wanted.count / 2))
    let nearest = Self.all.first { $0.id == name }
    throw .unknownFormat(id: id, nearest: nearest)
  }
}
