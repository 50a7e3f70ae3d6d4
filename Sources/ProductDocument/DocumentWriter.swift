import Commerce
import TOML

/// Writes products as text, with what a person has to know in comments.
enum DocumentWriter {
  static func text(of subjects: [EditSubject]) -> String {
    let products = subjects.products
    var lines = [
      "# \(products.count == 1 ? "1 product" : "\(products.count) products")."
        + " Save and close to see what would change; nothing changes before you say yes.",
      "# What you don't change stays. A product or line that you delete here is left alone:",
      "# \"\" clears a text. Several lines stand between ''' and '''.",
    ]
    for product in products { lines += block(of: product) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func block(of rows: ArraySlice<EditSubject>) -> [String] {
    guard let first = rows.first else { return [] }
    var lines = [
      "", "", "[[product]]", "id = \(first.productID)", "version = \(first.productVersion)",
      "handle = \(TOMLText.quoted(first.productSubject))  # names the product; it can't be changed here",
    ]
    for field in DocumentFields.product { lines.append(line(EditTarget(field), of: first)) }
    lines += attributes(
      "product.attributes",
      first.values.keys.filter { if case .attribute = $0 { true } else { false } },
      in: .master, of: first)
    for locale in first.scopedValues.keys.locales {
      lines += ["", "[product.locale.\(TOMLText.key(locale))]"]
      for field in DocumentFields.locale {
        lines.append(line(EditTarget(field, in: .locale(locale)), of: first))
      }
    }
    for row in rows { lines += variant(row) }
    return lines
  }

  private static func variant(_ row: EditSubject) -> [String] {
    guard let id = row.variantID else { return [] }
    var lines = ["", "[[product.variant]]", "id = \(id)", "version = \(row.variantVersion)"]
    for field in DocumentFields.variant where row.values[field] != nil || !field.isSaidWhereThere {
      lines.append(line(EditTarget(field), of: row))
    }
    lines += attributes(
      "product.variant.attributes", row.values.keys.filter(\.isVariantAttribute), in: .master,
      of: row)
    for (channel, listing) in row.listings.sorted(by: { $0.key < $1.key }) where !listing.isOwner {
      let scope = EditScope.channel(channel)
      let path = "product.variant.channel.\(TOMLText.key(channel))"
      lines += ["", "[\(path)]  # what \(channel) shows instead; \"\" is as the product"]
      for field in DocumentFields.channel {
        lines.append(line(EditTarget(field, in: scope), of: row))
      }
      let columns = row.scopedValues.keys.filter { $0.scope == scope }.map(\.field)
      lines += attributes(
        path + ".attributes", columns.filter(\.isVariantAttribute), in: scope, of: row)
    }
    return lines
  }

  private static func attributes(
    _ path: String, _ fields: [EditableField], in scope: EditScope, of row: EditSubject
  ) -> [String] {
    guard !fields.isEmpty else { return [] }
    let named = fields.compactMap { field in field.attributeName.map { ($0, field) } }
    return ["", "[\(path)]"]
      + named.sorted { $0.0 < $1.0 }.map { name, field in
        "\(TOMLText.key(name)) = \(TOMLText.string(row[EditTarget(field, in: scope)] ?? ""))"
      }
  }

  // MARK: Lines

  private static func line(_ target: EditTarget, of row: EditSubject) -> String {
    let text = row[target] ?? ""
    let field = target.field
    let value: String
    var notes: [String] = []
    switch field.kind {
    case .tags:
      value = list(text.split(separator: ",").map(String.init))
    case .images: value = images(text)
    case .weight:
      value = TOMLText.quoted(Int64(text).map { WeightText.spoken(grams: $0) } ?? text)
    case .money:
      value = TOMLText.quoted(text)
      notes.append(row.currency(in: target.scope).code)
    case .count: value = text.isEmpty ? TOMLText.quoted("") : text
    case .choice(let words):
      value = TOMLText.quoted(text)
      notes.append(words.joined(separator: ", "))
    case .line, .lines, .html: value = TOMLText.string(text)
    }
    let limits = field.definition.limits
    if !limits.isEmpty { notes.append(TextLimit.counter(text, limits)) }
    let note = notes.isEmpty ? "" : "# " + notes.joined(separator: "; ")
    let assignment = "\(TOMLText.key(field.rawValue)) = \(value)"
    // Behind a text of several lines nobody would see it.
    return value.unicodeScalars.contains("\n") && !note.isEmpty
      ? "\(note)\n\(assignment)" : note.isEmpty ? assignment : "\(assignment)  \(note)"
  }

  static func list(_ texts: [String]) -> String {
    "[\(texts.map(TOMLText.quoted).joined(separator: ", "))]"
  }

  static func images(_ text: String) -> String {
    let images = ImageList.images(text)
    guard !images.isEmpty else { return "[]" }
    let lines = images.map { image in
      "  { url = \(TOMLText.quoted(image.url)), alt = \(TOMLText.quoted(image.altText ?? "")) },"
    }
    return "[\n\(lines.joined(separator: "\n"))\n]"
  }
}

/// Which fields stand where in a document, in this order.
enum DocumentFields {
  static let product = EditableField.allCases.filter {
    $0.entity == .product && $0.definition.scopes.contains(.master)
  }
  static let variant = EditableField.allCases.filter {
    $0.entity == .variant && $0.definition.scopes.contains(.master)
  }
  static let channel = EditableField.allCases.filter { $0.definition.scopes.contains(.channel) }
  static let locale = EditableField.allCases.filter { $0.definition.scopes.contains(.locale) }
}

extension EditableField {
  /// A variant without it has no place for it.
  var isSaidWhereThere: Bool {
    switch self {
    case .option, .optionName, .variantStatus: true
    default: false
    }
  }

  var isVariantAttribute: Bool {
    if case .variantAttribute = self { true } else { false }
  }
}

extension [EditSubject] {
  /// The rows of each product that follow each other.
  var products: [ArraySlice<EditSubject>] {
    var products: [ArraySlice<EditSubject>] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex { $0.productID != self[start].productID } ?? endIndex
      products.append(self[start..<end])
      start = end
    }
    return products
  }
}

extension Sequence<EditTarget> {
  /// The languages that they name, in order.
  var locales: [String] {
    Set(
      compactMap { target in
        if case .locale(let tag) = target.scope { tag } else { nil }
      }
    ).sorted()
  }
}
