/// The little that the rules need to know about HTML.
enum Markup {
  struct Fault: Hashable {
    /// Goes on after "The description".
    var because: String
    var excerpt: String
  }

  /// The text between tags; entities stay as they are.
  static func plainText(_ html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return html }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.utf8.count)
    var isInTag = false
    for byte in html.utf8 {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">") where isInTag:
        isInTag = false
        bytes.append(0x20)
      default: if !isInTag { bytes.append(byte) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A script, a tag that never ends, or a tag that is opened and closed a different number of
  /// times. Tags that HTML lets authors leave open (`p`, `li`, `td` …) are not counted.
  static func fault(of html: String) -> Fault? {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return nil }
    var depths: [Substring: Int] = [:]
    var rest = html.lowercased()[...]
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[rest.utf8.index(after: start)...]
      guard let first = tag.utf8.first, first == UInt8(ascii: "/") || isLetter(first) else {
        rest = tag
        continue
      }
      guard let end = tag.utf8.firstIndex(of: UInt8(ascii: ">")) else {
        return Fault(
          because: "has a tag that never ends", excerpt: String(rest[start...].prefix(60)))
      }
      let inside = tag[..<end]
      let isClosing = first == UInt8(ascii: "/")
      let name = tagName(isClosing ? inside.dropFirst() : inside)
      if name == "script" || inside.holds("javascript:") || inside.holds(" onclick=") {
        return Fault(because: "has a script in it", excerpt: String(rest[start...].prefix(60)))
      }
      if paired.contains(name), inside.utf8.last != UInt8(ascii: "/") {
        depths[name, default: 0] += isClosing ? -1 : 1
      }
      rest = tag[tag.utf8.index(after: end)...]
    }
    guard let (name, depth) = depths.filter({ $0.value != 0 }).min(by: { $0.key < $1.key }) else {
      return nil
    }
    return Fault(
      because: depth > 0
        ? "opens <\(name)> and does not close it" : "closes <\(name)> that was not open",
      excerpt: "<\(name)>")
  }

  /// Letters and digits; a name in other letters is no tag of HTML's.
  private static func tagName(_ inside: Substring) -> Substring {
    let end = inside.utf8.firstIndex { !isLetter($0) && !(0x30...0x39).contains($0) }
    return inside[..<(end ?? inside.endIndex)]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }

  private static let paired: Set<Substring> = [
    "a", "b", "big", "blockquote", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ol",
    "small", "span", "strong", "sub", "sup", "table", "u", "ul",
  ]
}
