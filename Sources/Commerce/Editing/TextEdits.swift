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
    case .move(let place, let target):
      guard tags.indices.contains(place - 1) else { return tags }
      var list = tags
      let tag = list.remove(at: place - 1)
      list.insert(tag, at: min(max(0, target - 1), list.count))
      return list
    default: return tags
    }
  }
}

extension EditOperation {
  /// The images after an operation, numbered anew in their order.
  func changed(
    _ images: [ProductImage], row: (EditTarget) -> EditableValue
  ) throws(EditRefusal) -> [ProductImage] {
    var list = images
    switch self {
    case .append(let text): list += ImageList.images(text)
    case .prepend(let text): list = ImageList.images(text) + list
    case .remove(let text):
      if let place = Int(text) {
        list.remove(at: try Self.index(place, of: list))
      } else {
        list.removeAll { $0.url == text }
      }
    case .replace(let old, let new):
      for index in list.indices {
        list[index].url = list[index].url.replacingOccurrences(of: old, with: new)
      }
    case .move(let place, let target):
      let image = list.remove(at: try Self.index(place, of: list))
      list.insert(image, at: min(max(0, target - 1), list.count))
    case .alt(let place, let text):
      list[try Self.index(place, of: list)].altText = text.isEmpty ? nil : text
    case .altFrom(let source):
      guard let text = row(source).plainText else { throw EditRefusal("it has no \(source.name)") }
      for index in list.indices where list[index].altText?.isEmpty ?? true {
        list[index].altText = text
      }
    default: break
    }
    return list == images ? images : ImageList.renumbered(list)
  }

  private static func index(
    _ place: Int, of list: [ProductImage]
  ) throws(EditRefusal) -> Int {
    guard list.indices.contains(place - 1) else {
      throw EditRefusal(
        "it has \(list.count) \(list.count == 1 ? "image" : "images"), none at \(place)")
    }
    return place - 1
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
