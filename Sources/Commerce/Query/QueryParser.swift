import Spelling

extension Query {
  /// Reads the query language of the command line and the search field.
  ///
  /// Bare words, `"quoted phrases"`, `field:value`, `field:a,b`, `field>10`, `field<=10`,
  /// `-negation`, `is:flag`, `has:field`. Names and choices ignore case; text keeps its own.
  /// Days may be said as `today` or `-7d` where `today` is given. Throws at the first term that the
  /// schema does not know.
  public static func parse(
    _ text: String, schema: QuerySchema, today: CivilDate? = nil
  ) throws(QueryError) -> Query {
    var terms: [QueryTerm] = []
    for raw in QueryScanner(text) {
      if let term = try QueryTerm(raw, schema: schema, today: today) { terms.append(term) }
    }
    return Query(terms)
  }
}

extension QueryTerm {
  /// Nil for a term that asks nothing: `""` or a lone `-`.
  init?(
    _ raw: RawQueryTerm, schema: QuerySchema, today: CivilDate?
  ) throws(QueryError) {
    if let open = raw.values.first(where: \.isOpenQuote) {
      throw QueryError(reason: .openQuote, column: open.column, word: open.text)
    }
    guard let name = raw.field else {
      guard let word = raw.values.first, !word.text.isEmpty else { return nil }
      self.init(.text(word.text), isNegated: raw.isNegated)
      return
    }
    if let empty = raw.values.first(where: \.text.isEmpty) {
      throw QueryError(
        reason: .missingValue(field: name), column: empty.column, word: "")
    }
    let condition: QueryCondition =
      switch name.lowercased() {
      case "is": .flag(try Self.flag(raw, schema: schema))
      case "has": .has(try Self.fieldThatMayBeMissing(raw, schema: schema))
      default: try Self.comparison(raw, name: name, schema: schema, today: today)
      }
    self.init(condition, isNegated: raw.isNegated)
  }

  private static func flag(
    _ raw: RawQueryTerm, schema: QuerySchema
  ) throws(QueryError) -> String {
    let word = try onlyValue(raw, of: "is")
    let flag = word.text.lowercased()
    guard schema.flags.contains(flag) else {
      throw QueryError(
        reason: .unknownFlag, column: word.column, word: word.text,
        nearest: Spelling.nearest(to: flag, among: schema.flags, within: .max))
    }
    return flag
  }

  private static func fieldThatMayBeMissing(
    _ raw: RawQueryTerm, schema: QuerySchema
  ) throws(QueryError) -> QueryField {
    let word = try onlyValue(raw, of: "has")
    return try schema.requiredField(word.text, column: word.column)
  }

  private static func comparison(
    _ raw: RawQueryTerm, name: String, schema: QuerySchema, today: CivilDate?
  ) throws(QueryError) -> QueryCondition {
    let field = try schema.requiredField(name, column: raw.column)
    if raw.comparison != .equals {
      let word = try onlyValue(raw, of: field.name)
      guard field.kind.isOrdered else {
        throw QueryError(
          reason: .badComparison(field: field.name, sign: raw.comparison.rawValue),
          column: word.column, word: word.text)
      }
    }
    var values: [QueryValue] = []
    for value in raw.values { values.append(try field.value(value, today: today)) }
    return .field(field, raw.comparison, values)
  }

  /// The value of a term that takes one with one sign.
  private static func onlyValue(
    _ raw: RawQueryTerm, of field: String
  ) throws(QueryError) -> RawQueryValue {
    let takesOnlyEquals = field == "is" || field == "has"
    guard let value = raw.values.first, raw.values.count == 1,
      !takesOnlyEquals || raw.comparison == .equals
    else {
      throw QueryError(
        reason: .badComparison(field: field, sign: raw.comparison.rawValue), column: raw.column,
        word: raw.values.map(\.text).joined(separator: ","))
    }
    return value
  }
}

extension QuerySchema {
  fileprivate func requiredField(
    _ name: String, column: Int
  ) throws(QueryError) -> QueryField {
    if let field = field(named: name.lowercased()) { return field }
    throw QueryError(
      reason: .unknownField, column: column, word: name,
      nearest: Spelling.nearest(to: name, among: fields.map(\.name) + ["is", "has"], within: .max))
  }
}
