public import Commerce
import Spelling
import TOML

extension SetupDocument {
  /// What a text asks for, with everything that is wrong with it in the order of the text; with any
  /// problem nothing should be made. `product` finds the product that a matrix names by its handle.
  public static func setups(
    in text: String, product: (String) -> Int64?
  ) -> (setups: [ProductSetup], problems: [DocumentProblem]) {
    let table: TOMLTable
    do throws(TOMLError) { table = try TOMLTable(reading: ProductDocument.unmarked(text)) } catch {
      return ([], [DocumentProblem(error.place, error.message)])
    }
    var reader = SetupReader()
    for entry in table.entries {
      for (part, place) in DocumentReader.tables(entry.node) {
        switch entry.key {
        case "new": reader.readNew(part, at: place)
        case "matrix": reader.readMatrix(part, at: place, product: product)
        default: break
        }
      }
      if entry.key != "new", entry.key != "matrix" {
        reader.unknown(entry, among: ["new", "matrix"])
      }
    }
    if reader.setups.isEmpty, reader.problems.isEmpty {
      reader.fail(.start, "there is no [[new]] and no [[matrix]] in it")
    }
    let problems = reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    return (reader.setups, problems)
  }
}

private struct SetupReader {
  private(set) var setups: [ProductSetup] = []
  private(set) var problems: [DocumentProblem] = []

  mutating func readNew(_ table: TOMLTable, at place: TOMLPlace) {
    var setup = ProductSetup()
    let known = ProductSetup.productFieldsInOrder + ProductSetup.variantFieldsInOrder
    let others = ["handle", "channel", "attributes", "locale", "option", "variant"]
    for entry in table.entries {
      switch entry.key {
      case "handle": setup.handle = filled(entry)
      case "channel": setup.channel = filled(entry)
      case "attributes":
        guard case .table(let columns) = entry.node.value else { break }
        for column in columns.entries {
          read(column, .attribute(column.key), into: &setup.fields)
        }
      case "locale":
        guard case .table(let locales) = entry.node.value else { break }
        for locale in locales.entries { readTexts(locale, into: &setup) }
      case "option": setup.options = options(entry.node, keys: ["values"])
      case "variant": setup.variants = variants(entry.node)
      default:
        guard let field = known.first(where: { $0.rawValue == entry.key }) else {
          unknown(entry, among: known.map(\.rawValue) + others)
          continue
        }
        if field.entity == .product {
          read(entry, field, into: &setup.fields)
        } else {
          read(entry, field, into: &setup.variantFields)
        }
      }
    }
    need("title", in: table, at: place, isThere: setup.fields[.title] != nil)
    let own = setup.variants.filter { !$0.isLeftOut }
    for field in [EditableField.sku, .price] where setup.variantFields[field] == nil {
      let isSaidByEach = !own.isEmpty && own.allSatisfy { $0.fields[field] != nil }
      need(field.rawValue, in: table, at: place, isThere: isSaidByEach)
    }
    setups.append(setup)
  }

  private mutating func readTexts(_ locale: TOMLEntry, into setup: inout ProductSetup) {
    guard case .table(let texts) = locale.node.value else {
      return fail(locale.node.place, "a language has its texts: [new.locale.de]")
    }
    for entry in texts.entries {
      guard let field = DocumentFields.locale.first(where: { $0.rawValue == entry.key }) else {
        unknown(entry, among: DocumentFields.locale.map(\.rawValue))
        continue
      }
      var fields: [EditableField: String] = [:]
      read(entry, field, into: &fields)
      setup.texts[EditTarget(field, in: .locale(locale.key))] = fields[field]
    }
  }

  mutating func readMatrix(
    _ table: TOMLTable, at place: TOMLPlace, product: (String) -> Int64?
  ) {
    var setup = ProductSetup()
    let known = ProductSetup.variantFieldsInOrder
    for entry in table.entries {
      switch entry.key {
      case "id":
        if case .integer(let id) = entry.node.value { setup.productID = Int64(id) }
      case "handle": setup.handle = filled(entry)
      case "option": setup.options = options(entry.node, keys: ["add", "remove"])
      case "variant": setup.variants = variants(entry.node)
      default:
        guard let field = known.first(where: { $0.rawValue == entry.key }) else {
          unknown(entry, among: known.map(\.rawValue) + ["id", "handle", "option", "variant"])
          continue
        }
        read(entry, field, into: &setup.variantFields)
      }
    }
    setup.productID = setup.productID ?? setup.handle.flatMap(product)
    guard setup.productID != nil else {
      return fail(place, "the store has no product with this id or handle")
    }
    setups.append(setup)
  }

  // MARK: Parts

  private mutating func options(_ node: TOMLNode, keys: [String]) -> [ProductSetup.Option] {
    DocumentReader.tables(node).map { table, place in
      var option = ProductSetup.Option(DocumentValue.text(table, "name") ?? "")
      for entry in table.entries {
        switch entry.key {
        case "name": break
        case "values" where keys.contains("values"), "add" where keys.contains("add"):
          option.values = texts(entry)
        case "remove" where keys.contains("remove"): option.removed = texts(entry)
        default: unknown(entry, among: ["name"] + keys)
        }
      }
      if option.name.allSatisfy(\.isWhitespace) { fail(place, "an option needs a name") }
      return option
    }
  }

  private mutating func variants(_ node: TOMLNode) -> [ProductSetup.Variant] {
    let known = ProductSetup.variantFieldsInOrder
    return DocumentReader.tables(node).map { table, place in
      var variant = ProductSetup.Variant([])
      for entry in table.entries {
        switch entry.key {
        case "values": variant.values = texts(entry)
        case "leave-out":
          guard case .boolean(let isLeftOut) = entry.node.value else {
            fail(entry.node.place, "leave-out is true or false")
            continue
          }
          variant.isLeftOut = isLeftOut
        default:
          guard let field = known.first(where: { $0.rawValue == entry.key }) else {
            unknown(entry, among: known.map(\.rawValue) + ["values", "leave-out"])
            continue
          }
          read(entry, field, into: &variant.fields)
        }
      }
      if variant.values.isEmpty {
        fail(place, "a variant is named by its values: [\"S\", \"Red\"]")
      }
      return variant
    }
  }

  // MARK: Values

  private mutating func read(
    _ entry: TOMLEntry, _ field: EditableField, into fields: inout [EditableField: String]
  ) {
    do throws(DocumentProblem) {
      let text = try DocumentValue.raw(entry.node, EditTarget(field))
      guard !text.allSatisfy(\.isWhitespace) else { return }
      try check(text, field, at: entry.node.place)
      fields[field] = text
    } catch {
      problems.append(error)
    }
  }

  /// What can be told of a value before it is known in which currency the row is.
  private func check(
    _ text: String, _ field: EditableField, at place: TOMLPlace
  ) throws(DocumentProblem) {
    switch field.kind {
    case .money, .choice:
      do throws(EditExpressionError) {
        _ = try EditExpression.typed(text, into: EditTarget(field), isSingle: true)
      } catch { throw DocumentProblem(place, "\(field.label): \(error.message)") }
    default:
      do throws(EditRefusal) {
        _ = try EditableValue(text: text, field: field, currency: .eur)
      } catch { throw DocumentProblem(place, "\(field.label): \(error.because)") }
    }
  }

  private mutating func filled(_ entry: TOMLEntry) -> String? {
    guard case .string(let text) = entry.node.value else {
      fail(entry.node.place, "\(entry.key) is a text in quotes")
      return nil
    }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private mutating func texts(_ entry: TOMLEntry) -> [String] {
    guard case .array(let nodes) = entry.node.value else {
      fail(entry.node.place, "\(entry.key) is a list of texts: [\"S\", \"M\"]")
      return []
    }
    do throws(DocumentProblem) {
      return try DocumentValue.texts(nodes, "\(entry.key) are texts: [\"S\", \"M\"]")
    } catch {
      problems.append(error)
      return []
    }
  }

  private mutating func need(
    _ key: String, in table: TOMLTable, at place: TOMLPlace, isThere: Bool
  ) {
    let spot = table[key]?.node.place ?? place
    // What is there and wrong has been told.
    guard !isThere, !problems.contains(where: { $0.line == spot.line }) else { return }
    fail(spot, "a \(key == "sku" ? "SKU" : key) is needed")
  }

  mutating func unknown(_ entry: TOMLEntry, among names: [String]) {
    let near = Spelling.nearest(to: entry.key, among: names, within: .max)
    fail(
      entry.keyPlace,
      "there is no \"\(entry.key)\" here" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  mutating func fail(_ place: TOMLPlace, _ message: String) {
    problems.append(DocumentProblem(place, message))
  }
}
