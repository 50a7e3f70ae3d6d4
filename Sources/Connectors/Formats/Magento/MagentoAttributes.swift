/// Takes apart the cells in which Magento packs several values.
enum MagentoAttributes {
  /// `color=Red,note="a, b",size=M` as pairs in file order.
  ///
  /// Magento's own rules: a value may be quoted, with `""` for a quote inside; without quotes, a
  /// piece after a comma that has no `name=` belongs to the value before it. A quoted pair
  /// (`"note=a, b"`) is taken as well.
  static func pairs(_ text: String) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for piece in pieces(text, separator: ",") {
      let bare = unquoted(piece)
      if let equals = bare.firstIndex(of: "="), isName(bare[..<equals]) {
        let value = String(bare[bare.index(after: equals)...])
        pairs.append((trimmed(bare[..<equals]), unquoted(value)))
      } else if !pairs.isEmpty {
        pairs[pairs.count - 1].value += "," + piece
      }
    }
    return pairs
  }

  /// `sku=A,size=S|sku=B,size=M`: the children of a configurable product and their options.
  static func variations(_ text: String) -> [(
    sku: String, options: [(name: String, value: String)]
  )] {
    pieces(text, separator: "|").compactMap { piece in
      let pairs = pairs(piece)
      guard let sku = pairs.first(where: { $0.name.lowercased() == "sku" })?.value, !sku.isEmpty
      else { return nil }
      return (trimmed(sku), pairs.filter { $0.name.lowercased() != "sku" })
    }
  }

  /// `size=Size,color=Colour`: what the options are called.
  static func labels(_ text: String) -> [String: String] {
    Dictionary(pairs(text).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Cuts at separators outside quotes.
  private static func pieces(_ text: String, separator: Character) -> [String] {
    var pieces: [String] = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == separator, !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    // A quote that never closes is a letter: an inch sign, most likely.
    return isQuoted
      ? text.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
      : pieces
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  private static func isName(_ text: Substring) -> Bool {
    let name = trimmed(text)
    return !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "-" || ($0.properties.isAlphabetic && $0.isASCII)
          || ("0"..."9").contains($0)
      }
  }
}
