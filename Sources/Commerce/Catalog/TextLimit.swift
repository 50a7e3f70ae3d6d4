/// How long a text may be somewhere. Source: domain rules §4.
public struct TextLimit: Hashable, Sendable {
  /// `Amazon`, `Google`, `search results`.
  public var place: String
  /// Grapheme clusters, as people count.
  public var characters: Int

  /// The limits of a field, strictest last; empty where there are none.
  public static func of(_ field: EditableField) -> [TextLimit] {
    switch field {
    case .title:
      [
        TextLimit(place: "Amazon", characters: 200), TextLimit(place: "Google", characters: 150),
      ]
    case .description: [TextLimit(place: "Google", characters: 5_000)]
    case .seoTitle: [TextLimit(place: "search results", characters: 60)]
    case .seoDescription: [TextLimit(place: "search results", characters: 160)]
    default: []
    }
  }
}
