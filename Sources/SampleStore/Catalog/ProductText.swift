extension SampleProduct {
  /// Markup as shop editors leave it: line breaks, quotes and entities included.
  var bodyHTML: String {
    switch oddity {
    case .noText: return ""
    case .scriptInBody:
      return "<p>\(detail)<script>alert(\"hi\")</script>\r\n<ul><li>unclosed <b>tag</p>"
    default: break
    }
    return """
      <p>\(detail)</p>
      <ul>
      <li>Line: <em>\(line.name)</em></li>
      <li>Made by \(vendor.name)</li>
      <li>Weight: about \(archetype.grams) g</li>
      </ul>
      """
  }

  var japaneseBodyHTML: String {
    "<p>\(japaneseTitle)</p>\n<p>\(detail)</p>"
  }

  var seoTitle: String { oddity == .noText ? "" : "\(ordinaryTitle) | Nordlicht" }

  var seoDescription: String {
    oddity == .noText
      ? ""
      : "\(ordinaryTitle) by \(vendor.name). \(detail) Sent within two working days."
  }

  var tags: [String] {
    var tags = archetype.type.tags + [line.name.lowercasedASCII]
    if reduction != nil { tags.append("sale") }
    if number % 9 == 4 { tags.append("gift") }
    if number % 33 == 17 { tags.append("new-2027") }
    if number % 21 == 8 { tags.append("winter") }
    if archetype.type.tags.contains("garden") || number % 21 == 15 { tags.append("summer") }
    return tags
  }

  /// What may be listed where titles must be plain.
  var marketplaceTitle: String {
    oddity == nil ? "\(vendor.name) \(ordinaryTitle)" : "\(vendor.name) \(title)"
  }
}

extension String {
  /// Small letters for `A`–`Z` only, which needs no locale.
  var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
