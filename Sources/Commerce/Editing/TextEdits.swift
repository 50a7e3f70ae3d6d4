import Foundation

extension EditOperation {
  /// The text after a text operation; unchanged for others.
  func changed(_ text: String) -> String {
    switch self {
    case .replace(let old, let new): text.replacingOccurrences(of: old, with: new)
    case .append(let more): text + more
    case .prepend(let more): more + text
    case .remove(let gone): text.replacingOccurrences(of: gone, with: "")
    case .titleCase: TitleCase.of(text)
    default: text
    }
  }

  /// The tags after a text operation: whole members are added, removed and replaced, whatever
  /// their case; none stands twice.
  func changed(_ tags: [String]) -> [String] {
    switch self {
    case .append(let more): return EditableValue.unique(tags + EditableValue.members(of: more))
    case .prepend(let more): return EditableValue.unique(EditableValue.members(of: more) + tags)
    case .remove(let gone):
      let names = Set(EditableValue.members(of: gone).map { $0.lowercased() })
      return tags.filter { !names.contains($0.lowercased()) }
    case .replace(let old, let new):
      let name = EditableValue.trimmed(old).lowercased()
      return EditableValue.unique(
        tags.flatMap { $0.lowercased() == name ? EditableValue.members(of: new) : [$0] })
    case .titleCase: return EditableValue.unique(tags.map(TitleCase.of))
    default: return tags
    }
  }
}

/// Capitals as in a headline.
enum TitleCase {
  /// Each word begins with a capital, short words between others excepted. Words with capitals
  /// inside (`iPhone`, `USB-C`) stay, unless the whole text is in capitals.
  static func of(_ text: String) -> String {
    let isShouted = !text.contains { $0.isLowercase }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
      .map { isShouted ? $0.lowercased() : String($0) }
    let first = words.firstIndex { !$0.isEmpty }
    let last = words.lastIndex { !$0.isEmpty }
    return words.enumerated().map { index, word in
      let isInner = index != first && index != last
      if isInner, small.contains(word.lowercased()) { return word.lowercased() }
      return word.split(separator: "-", omittingEmptySubsequences: false)
        .map(capitalised).joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func capitalised(_ part: Substring) -> String {
    guard let first = part.first, !part.dropFirst().contains(where: \.isUppercase) else {
      return String(part)
    }
    return first.uppercased() + part.dropFirst()
  }

  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "the",
    "to", "with",
  ]
}
