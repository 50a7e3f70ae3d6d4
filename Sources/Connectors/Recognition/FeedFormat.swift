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

  init(_ id: String, _ name: String, _ platform: Platform, _ subject: FeedSubject) {
    self.id = id
    self.name = name
    self.platform = platform
    self.subject = subject
  }

  /// Every format that can be read, by platform.
  public static let all: [FeedFormat] = FormatDefinition.all.map(\.format)

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
