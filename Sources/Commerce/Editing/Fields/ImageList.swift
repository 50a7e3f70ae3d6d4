/// A product's images as one text: a line each, `address`, or `address⇥alternative text`.
///
/// The text gives back exactly what it was made of: `\`, line breaks and tabs inside an address or
/// text are written `\\`, `\n` and `\t`, and a place that is not the line's own (a file may number
/// its images as it likes) stands before the line as `#7⇥`.
public enum ImageList {
  public static func text(_ images: [ProductImage]) -> String? {
    guard !images.isEmpty else { return nil }
    return images.enumerated().map { index, image in
      let place = image.position == index + 1 ? "" : "#\(image.position)\t"
      let alt = image.altText.map { "\t" + escaped($0) } ?? ""
      return place + escaped(image.url) + alt
    }.joined(separator: "\n")
  }

  /// Reads what `text` wrote, and what a person types: blank lines don't count.
  public static func images(_ text: String) -> [ProductImage] {
    var images: [ProductImage] = []
    for line in text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
      var parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
        .map(String.init)
      var position = images.count + 1
      if parts.count > 1, let mark = parts.first, mark.hasPrefix("#"),
        let number = Int(mark.dropFirst())
      {
        position = number
        parts.removeFirst()
      }
      guard let url = parts.first else { continue }
      let alt = parts.count > 1 ? parts.dropFirst().joined(separator: "\t") : nil
      images.append(
        ProductImage(url: unescaped(url), position: position, altText: alt.map(unescaped)))
    }
    return images
  }

  /// The same images, numbered from 1 in their order.
  static func renumbered(_ images: [ProductImage]) -> [ProductImage] {
    images.enumerated().map { index, image in
      ProductImage(url: image.url, position: index + 1, altText: image.altText)
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\\\n\t\r".unicodeScalars.contains($0) }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n": result.append("\n")
        case "r": result.append("\r")
        case "t": result.append("\t")
        default: result.append(scalar)
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
