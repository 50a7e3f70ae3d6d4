import Commerce
import TOML

/// Values of a document as the plain text that plans carry.
enum DocumentValue {
  /// Nil when it is empty. Throws, with its place, what the field can't hold.
  static func text(
    _ node: TOMLNode, _ target: EditTarget, currency: Currency
  ) throws(DocumentProblem) -> String? {
    let text = try raw(node, target)
    do throws(EditRefusal) {
      let value = try EditableValue(text: text, field: target.field, currency: currency)
      if case .choice(let words) = target.field.kind, !words.contains(text) {
        throw EditRefusal("one of \(words.joined(separator: ", "))")
      }
      return value.plainText
    } catch {
      throw DocumentProblem(node.place, "\(target.label): \(error.because)")
    }
  }

  /// The text as it was typed, money with whatever stands behind it. Throws what is no value of the
  /// field's kind.
  static func raw(_ node: TOMLNode, _ target: EditTarget) throws(DocumentProblem) -> String {
    switch (target.field.kind, node.value) {
    case (.images, .array(let nodes)): return try images(nodes)
    case (.tags, .array(let nodes)):
      return try texts(nodes, "tags are texts: [\"a\", \"b\"]").joined(separator: ",")
    case (.images, _):
      throw DocumentProblem(node.place, "images are a list: [{ url = \"…\", alt = \"…\" }]")
    case (_, .string(let string)): return string
    case (.money, .float(let number)), (.weight, .float(let number)): return number
    case (.money, .integer(let number)), (.weight, .integer(let number)),
      (.count, .integer(let number)), (.line, .integer(let number)):
      return String(number)
    default: throw DocumentProblem(node.place, "\(target.label) is a text in quotes")
    }
  }

  /// A list of texts; `problem` says what one should look like.
  static func texts(
    _ nodes: [TOMLNode], _ problem: String
  ) throws(DocumentProblem) -> [String] {
    var texts: [String] = []
    for node in nodes {
      guard case .string(let text) = node.value else { throw DocumentProblem(node.place, problem) }
      texts.append(text)
    }
    return texts
  }

  private static func images(_ nodes: [TOMLNode]) throws(DocumentProblem) -> String {
    var images: [ProductImage] = []
    for node in nodes {
      guard case .table(let table) = node.value, let url = text(table, "url"), !url.isEmpty else {
        throw DocumentProblem(node.place, "an image is { url = \"…\", alt = \"…\" }")
      }
      let alt = text(table, "alt") ?? ""
      images.append(
        ProductImage(url: url, position: images.count + 1, altText: alt.isEmpty ? nil : alt))
    }
    return ImageList.text(images) ?? ""
  }

  /// The text of a key; nil where it is missing or something else.
  static func text(_ table: TOMLTable, _ key: String) -> String? {
    if case .string(let text) = table[key]?.node.value { text } else { nil }
  }
}

extension DocumentProblem {
  init(_ place: TOMLPlace, _ message: String) {
    self.init(line: place.line, column: place.column, message: message)
  }
}
