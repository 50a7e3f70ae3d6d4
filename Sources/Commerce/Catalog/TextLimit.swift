/// How long a text may be somewhere. Source: domain rules §4.
public struct TextLimit: Hashable, Sendable {
  /// `Amazon`, `Google`, `search results`.
  public var place: String
  /// Grapheme clusters, as people count.
  public var characters: Int

  public init(place: String, characters: Int) {
    self.place = place
    self.characters = characters
  }

  /// The limits of a field, strictest last; empty where there are none.
  public static func of(_ field: EditableField) -> [TextLimit] { field.definition.limits }

  static let ofTitle = [
    TextLimit(place: "Amazon", characters: 200), TextLimit(place: "Google", characters: 150),
  ]
  static let ofDescription = [TextLimit(place: "Google", characters: 5_000)]
  static let ofSEOTitle = [TextLimit(place: "search results", characters: 60)]
  static let ofSEODescription = [TextLimit(place: "search results", characters: 160)]

  /// A column that holds one of Amazon's bullet points.
  static func ofAttribute(_ name: String) -> [TextLimit] {
    name.lowercased().contains("bullet") ? [TextLimit(place: "Amazon", characters: 255)] : []
  }

  /// How a text stands to its limits: `Amazon 83/200  search results 83/60: 23 too long`.
  public static func counter(_ text: String, _ limits: [TextLimit]) -> String {
    let length = text.count
    return limits.map { limit in
      let excess = length - limit.characters
      return "\(limit.place) \(length)/\(limit.characters)"
        + (excess > 0 ? ": \(excess) too long" : "")
    }.joined(separator: "  ")
  }
}
