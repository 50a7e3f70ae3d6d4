extension Query {
  /// Reads a query that is being typed.
  ///
  /// The last term, while no space follows it, may be unfinished: an open quote is closed, the
  /// beginning of a flag, field or choice stands for what it can only become, and what means
  /// nothing yet is left out. Earlier terms are finished: they throw as in `parse(_:schema:)`.
  public static func parse(
    partial text: String, schema: QuerySchema, today: CivilDate? = nil
  ) throws(QueryError) -> Query {
    var terms: [QueryTerm] = []
    for raw in QueryScanner(text) {
      let term =
        raw.isLast
        ? raw.completed(schema: schema, today: today)
        : try QueryTerm(raw, schema: schema, today: today)
      if let term { terms.append(term) }
    }
    return Query(terms)
  }
}

extension RawQueryTerm {
  /// The term as far as it means something; nil when it does not yet.
  fileprivate func completed(schema: QuerySchema, today: CivilDate?) -> QueryTerm? {
    var term = self
    for index in term.values.indices { term.values[index].isOpenQuote = false }
    while term.values.count > 1, term.values.last?.text.isEmpty == true {
      term.values.removeLast()
    }
    if let exact = try? QueryTerm(term, schema: schema, today: today) { return exact }
    guard let last = term.values.popLast() else { return nil }
    let completions = term.completions(of: last.text, schema: schema)
    term.values += completions.map { RawQueryValue(text: $0, column: last.column) }
    return term.values.isEmpty ? nil : try? QueryTerm(term, schema: schema, today: today)
  }

  /// What the last value can still become.
  private func completions(of beginning: String, schema: QuerySchema) -> [String] {
    guard let name = field?.lowercased(), !beginning.isEmpty else { return [] }
    switch name {
    case "is": return Self.onlyOne(schema.flags, beginning: beginning)
    case "has": return Self.onlyOne(schema.fields.map(\.name), beginning: beginning)
    default:
      switch schema.field(named: name)?.kind {
      case .choice(let choices): return Self.those(choices, beginning: beginning)
      case .money, .decimal, .percent:
        return beginning.hasSuffix(".") ? [String(beginning.dropLast())] : []
      default: return []
      }
    }
  }

  private static func those(_ names: [String], beginning: String) -> [String] {
    names.filter { $0.lowercased().hasPrefix(beginning.lowercased()) }
  }

  /// A term asks for one flag or field, so two candidates are none yet.
  private static func onlyOne(_ names: [String], beginning: String) -> [String] {
    let candidates = those(names, beginning: beginning)
    return candidates.count == 1 ? candidates : []
  }
}
