public import Commerce

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
    let nearest = Self.all.min { editDistance(wanted, $0.id) < editDistance(wanted, $1.id) }
    let isNear = nearest.map { editDistance(wanted, $0.id) <= max(3, $0.id.count / 2) } ?? false
    throw .unknownFormat(id: id, nearest: isNear ? nearest : nil)
  }
}

/// Insertions, deletions and replacements that turn one text into the other.
func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  var previous = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      current.append(
        min(
          previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
      )
    }
    previous = current
  }
  return previous[right.count]
}
