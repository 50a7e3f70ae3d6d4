public import Commerce
import TOML

/// Set-ups as a text that people write in their own editor: `[[new]]` for a product that is to be
/// made, `[[matrix]]` for the options of one that is there.
public enum SetupDocument {
  /// Whether a text is about set-ups and not about fields of products that are there; what is no
  /// TOML is told by its words.
  public static func isOne(_ text: String) -> Bool {
    if let table = try? TOMLTable(reading: ProductDocument.unmarked(text)) {
      return table["new"] != nil || table["matrix"] != nil
    }
    return text.contains("[[new]]") || text.contains("[[matrix]]")
  }

  /// An empty product, with what a person has to know in comments.
  public static func template(channel: String?, currency: Currency) -> String {
    """
    # A new product. Save and close to see what would be created; nothing happens before you say yes.
    # A line with nothing in it ("" or []) can stay or go. Several lines stand between ''' and '''.

    [[new]]
    title = ""
    handle = ""  # names it in its address; made of the title when empty
    channel = \(TOMLText.quoted(channel ?? ""))  # the channel that it is made for
    status = "draft"  # active, draft, archived
    vendor = ""
    type = ""
    category = ""
    tags = []
    description = ""
    seo-title = ""
    seo-description = ""
    images = []  # [{ url = "https://…", alt = "…" }]

    # What each variant gets. In the SKU {handle} and {1}, {2}, {3}, the options' values, are filled in.
    sku = \(TOMLText.quoted(SkuPattern.standard))
    price = ""  # \(currency.code)
    compare-at = ""
    cost = ""
    weight = ""  # 350 g, 1.2 kg
    barcode = ""

    # At most \(OptionMatrix.mostOptions) options; without any there is one variant. Their values make the variants.
    # [[new.option]]
    # name = "Size"
    # values = ["S", "M", "L"]

    # A variant that has something else, or that there is not.
    # [[new.variant]]
    # values = ["S"]
    # price = "19.90"
    # barcode = "4006381333931"
    #
    # [[new.variant]]
    # values = ["L"]
    # leave-out = true

    """
  }

  /// Writes copies that are to become products of their own.
  public static func text(ofNew setups: [ProductSetup]) -> String {
    let what = setups.count == 1 ? "1 new product" : "\(setups.count) new products"
    var lines = [
      "# \(what). Save and close to see what would be created; nothing happens before you say yes.",
      "# In a SKU {handle} and {1}, {2}, {3}, the options' values, are filled in.",
    ]
    for setup in setups { lines += SetupWriter.new(setup) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the options of a product that is there; `values` are those that it has now.
  public static func text(ofMatrix setup: ProductSetup, values: [[String]]) -> String {
    let lines =
      [
        "# The options of \(setup.handle ?? "a product"). Save and close to see what would change;"
          + " nothing changes before you say yes.",
        "# Each combination with an added value is a new variant, and each variant with a removed"
          + " value is archived.",
      ] + SetupWriter.matrix(setup, values: values)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Writes one set-up.
private enum SetupWriter {
  static func new(_ setup: ProductSetup) -> [String] {
    var lines = ["", "[[new]]"]
    for field in ProductSetup.productFieldsInOrder {
      lines.append(line(field, setup.fields[field] ?? ""))
      guard field == .title else { continue }
      lines += [
        "handle = \(TOMLText.quoted(setup.handle ?? ""))  # made of the title when empty",
        "channel = \(TOMLText.quoted(setup.channel ?? ""))",
      ]
    }
    lines += fields(setup.variantFields)
    let columns = setup.fields.keys.compactMap { field in field.attributeName.map { ($0, field) } }
    if !columns.isEmpty { lines += ["", "[new.attributes]"] }
    for (name, field) in columns.sorted(by: { $0.0 < $1.0 }) {
      lines.append("\(TOMLText.key(name)) = \(TOMLText.string(setup.fields[field] ?? ""))")
    }
    for locale in setup.texts.keys.locales {
      lines += ["", "[new.locale.\(TOMLText.key(locale))]"]
      for field in DocumentFields.locale {
        guard let text = setup.texts[EditTarget(field, in: .locale(locale))] else { continue }
        lines.append(line(field, text))
      }
    }
    for option in setup.options {
      lines += [
        "", "[[new.option]]", "name = \(TOMLText.quoted(option.name))",
        "values = \(DocumentWriter.list(option.values))",
      ]
    }
    for variant in setup.variants {
      lines += ["", "[[new.variant]]", "values = \(DocumentWriter.list(variant.values))"]
      lines += variant.isLeftOut ? ["leave-out = true"] : own(variant.fields)
    }
    return lines
  }

  static func matrix(_ setup: ProductSetup, values: [[String]]) -> [String] {
    var lines = [
      "", "[[matrix]]", "id = \(setup.productID ?? 0)",
      "handle = \(TOMLText.quoted(setup.handle ?? ""))  # names the product; it can't be changed here",
      "", "# What each new variant gets.",
    ]
    lines += fields(setup.variantFields)
    for (option, values) in zip(setup.options, values) {
      lines += [
        "", "[[matrix.option]]",
        "name = \(TOMLText.quoted(option.name))  # \(comment(values.joined(separator: ", ")))",
        "add = \(DocumentWriter.list(option.values))",
        "remove = \(DocumentWriter.list(option.removed))",
      ]
    }
    return lines
  }

  private static func fields(_ fields: [EditableField: String]) -> [String] {
    ProductSetup.variantFieldsInOrder.map { line($0, fields[$0] ?? "") }
  }

  private static func own(_ fields: [EditableField: String]) -> [String] {
    ProductSetup.variantFieldsInOrder.compactMap { field in
      fields[field].map { line(field, $0) }
    }
  }

  private static func line(_ field: EditableField, _ text: String) -> String {
    let value =
      switch field.kind {
      case .tags: DocumentWriter.list(text.split(separator: ",").map(String.init))
      case .images: DocumentWriter.images(text)
      case .weight: TOMLText.quoted(Int64(text).map { WeightText.spoken(grams: $0) } ?? text)
      default: TOMLText.string(text)
      }
    return "\(TOMLText.key(field.rawValue)) = \(value)"
  }

  /// Data in a comment stays on its line.
  private static func comment(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
