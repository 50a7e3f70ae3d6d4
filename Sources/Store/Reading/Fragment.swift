internal import Commerce

/// A piece of SQL with the values of its `?`, in order. Identifiers in it come from this module's
/// own closed lists; everything that a person typed is a value.
struct Fragment: Equatable {
  var sql: String
  var values: [SQLValue] = []

  init(_ sql: String, _ values: [SQLValue] = []) {
    self.sql = sql
    self.values = values
  }

  static func any(_ parts: [Fragment]) -> Fragment { joined(parts, " OR ", empty: "0") }
  static func all(_ parts: [Fragment]) -> Fragment { joined(parts, " AND ", empty: "1") }

  private static func joined(_ parts: [Fragment], _ word: String, empty: String) -> Fragment {
    guard !parts.isEmpty else { return Fragment(empty) }
    if parts.count == 1 { return parts[0] }
    return Fragment(
      parts.map { "(\($0.sql))" }.joined(separator: word), parts.flatMap(\.values))
  }

  /// False where the fragment is unknown: a row without a price is not "not over 10".
  var negated: Fragment { Fragment("NOT ifnull((\(sql)), 0)", values) }

  /// Whether a column of the table with this alias is named.
  func mentions(_ alias: String) -> Bool {
    var previous: Character = " "
    var rest = sql[...]
    while let first = rest.first {
      if rest.hasPrefix("\(alias)."), !previous.isLetter, previous != "_" { return true }
      previous = first
      rest.removeFirst()
    }
    return false
  }

  /// Whether testing it means reading long texts or other tables: such conditions come last.
  var isExpensive: Bool { sql.contains("instr(") || sql.contains("SELECT") }

  /// `?, ?, ?`
  static func marks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }
}

/// A query in SQL: what each row must meet, and cheaper ways to find rows that may meet it.
struct CompiledQuery {
  /// All have to hold. `t` is the pane's table.
  var conditions: [Fragment] = []
  /// Each selects the ids (as `id`) of a superset of the matching rows through an index.
  var drivers: [Fragment] = []

  /// The trigram index's driver, which is also among the others.
  var search: Fragment?
  /// The same, for what reads the index in its own order.
  var match: SearchMatch?
  /// Whether the search driver's rows are the matches, but for rows that wait to be indexed.
  var isWordsAlone = false

  var isUnfiltered: Bool { conditions.isEmpty }

  /// Cheap conditions first: most rows fail one.
  var orderedConditions: [Fragment] {
    conditions.filter { !$0.isExpensive } + conditions.filter(\.isExpensive)
  }

  mutating func require(_ condition: Fragment, driver: Fragment? = nil) {
    conditions.append(condition)
    if let driver { drivers.append(driver) }
  }
}

/// What a pane makes of a query's terms.
protocol PaneQuery {
  var zone: StoreZone { get }
  /// The trigram index and its queue, for panes that have one.
  var search: SearchTable? { get }
  /// A bare word, already folded.
  func text(_ word: String) -> Fragment
  /// Rows whose text may have the word, through an index of another table; nil where there is none.
  func textDriver(_ word: String) -> Fragment?
  /// One value or several of a field.
  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?)
  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?)
  func has(_ field: QueryField) -> Fragment
  /// Whether a field's values are part of the searchable text.
  func isSearchable(_ field: QueryField) -> Bool
}

extension PaneQuery {
  func textDriver(_ word: String) -> Fragment? { nil }

  func compile(_ query: Query) -> CompiledQuery {
    var compiled = CompiledQuery()
    /// Phrases that a matching row's text must contain: of each group, one at least.
    var phrases: [[String]] = []
    for term in query.terms {
      switch term.condition {
      case .text(let word):
        let folded = Keys.fold(word)
        guard !folded.isEmpty else { continue }
        add(text(folded), textDriver(folded), term, &compiled)
        if !term.isNegated { phrases.append([folded]) }
      case .field(let field, let comparison, let values):
        let (condition, driver) = self.field(field, comparison, values)
        add(condition, driver, term, &compiled)
        let words = values.compactMap { value in
          if case .text(let word) = value { Keys.fold(word) } else { nil }
        }
        if !term.isNegated, isSearchable(field), words.count == values.count {
          phrases.append(words)
        }
      case .flag(let flag):
        let (condition, driver) = self.flag(flag)
        add(condition, driver, term, &compiled)
      case .has(let field): add(has(field), nil, term, &compiled)
      }
    }
    if let match = searchMatch(phrases) {
      let driver = Self.driver(match)
      compiled.drivers.append(driver)
      compiled.search = driver
      compiled.match = match
      compiled.isWordsAlone = query.terms.allSatisfy(\.isFindableWord)
    }
    return compiled
  }

  private func add(
    _ condition: Fragment, _ driver: Fragment?, _ term: QueryTerm, _ compiled: inout CompiledQuery
  ) {
    if term.isNegated {
      compiled.require(condition.negated)
    } else {
      compiled.require(condition, driver: driver)
    }
  }

  /// All phrases, as the index is asked for them. Phrases of fewer than three letters are left to
  /// the conditions: the index does not know them.
  private func searchMatch(_ groups: [[String]]) -> SearchMatch? {
    guard let search else { return nil }
    let usable = groups.filter { $0.allSatisfy { $0.unicodeScalars.count >= 3 } }
    guard !usable.isEmpty else { return nil }
    let match = usable.map { words in
      let quoted = words.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
      return "(" + quoted.joined(separator: " OR ") + ")"
    }.joined(separator: " AND ")
    return SearchMatch(table: search, text: match)
  }

  /// Rows whose indexed text matches, and rows that are not indexed yet.
  private static func driver(_ match: SearchMatch) -> Fragment {
    let table = match.table
    return Fragment(
      """
      SELECT \(table.id) AS id FROM \(table.index) WHERE \(table.index) MATCH ?
      UNION ALL SELECT id FROM (SELECT id FROM \(table.queue) LIMIT 2000)
      """, [.text(match.text)])
  }
}

extension QueryTerm {
  /// A bare word that the trigram index finds by itself.
  var isFindableWord: Bool {
    guard !isNegated, case .text(let word) = condition else { return false }
    return Keys.fold(word).unicodeScalars.count >= 3
  }
}

// MARK: - Values in SQL

extension PaneQuery {
  /// The field's text contains one of the words, ignoring case.
  func contains(_ expression: String, _ values: [QueryValue]) -> Fragment {
    .any(
      values.map { value in
        Fragment("instr(fold(\(expression)), ?) > 0", [.text(Keys.fold(value.asText))])
      })
  }

  func isOne(of values: [QueryValue], _ expression: String) -> Fragment {
    Fragment(
      "\(expression) IN (\(Fragment.marks(values.count)))", values.map { .text($0.asText) })
  }

  func compare(
    _ expression: String, _ comparison: QueryComparison, _ values: [QueryValue],
    scale: Int64 = 1
  ) -> Fragment {
    .any(
      values.map { value in
        guard let number = value.asInteger(scale: scale) else { return Fragment("0") }
        guard comparison == .equals, scale > 1, case .integer = value else {
          let sign = comparison == .equals ? "=" : comparison.rawValue
          return Fragment("\(expression) \(sign) ?", [.integer(number)])
        }
        return Fragment(
          "\(expression) >= ? AND \(expression) < ?",
          [.integer(number), .integer(number + scale)])
      })
  }

  /// Money in ten-thousandths of its currency, so that one number compares with any currency.
  func compareMoney(
    _ expression: String, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment {
    .any(
      values.map { value in
        guard let number = value.asInteger(scale: 10_000) else { return Fragment("0") }
        let sign = comparison == .equals ? "=" : comparison.rawValue
        return Fragment("\(expression) \(sign) ?", [.integer(number)])
      })
  }

  /// Days of the store's zone against an instant.
  func compareDay(
    _ expression: String, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment {
    .any(
      values.map { value in
        guard case .date(let date) = value else { return Fragment("0") }
        let day = zone.day(date)
        let start = SQLValue.integer(day.lowerBound.milliseconds)
        let end = SQLValue.integer(day.upperBound.milliseconds)
        return switch comparison {
        case .equals: Fragment("\(expression) >= ? AND \(expression) < ?", [start, end])
        case .less: Fragment("\(expression) < ?", [start])
        case .lessOrEqual: Fragment("\(expression) < ?", [end])
        case .greater: Fragment("\(expression) >= ?", [end])
        case .greaterOrEqual: Fragment("\(expression) >= ?", [start])
        }
      })
  }

  /// Subjects that have an alert with one of the codes.
  func alertDriver(_ kind: String, _ codes: [QueryValue]) -> Fragment {
    Fragment(
      """
      SELECT subject_id AS id FROM alert
      WHERE code IN (\(Fragment.marks(codes.count))) AND subject_kind = '\(kind)'
      """, codes.map { .text($0.asText) })
  }

  func hasAlert(_ kind: String, _ codes: [QueryValue]) -> Fragment {
    Fragment(
      """
      EXISTS (SELECT 1 FROM alert a WHERE a.subject_kind = '\(kind)' AND a.subject_id = t.id
        AND a.code IN (\(Fragment.marks(codes.count))))
      """, codes.map { .text($0.asText) })
  }

  /// `priority:P1,P2` as ranges of the score.
  func priority(_ expression: String, _ values: [QueryValue]) -> Fragment {
    .any(
      values.map { value in
        let (low, high) =
          switch value.asText.uppercased() {
          case "P1": (70, 101)
          case "P2": (50, 70)
          case "P3": (30, 50)
          default: (0, 30)
          }
        return Fragment(
          "\(expression) >= ? AND \(expression) < ?",
          [.integer(Int64(low)), .integer(Int64(high))])
      })
  }
}

extension QueryValue {
  var asText: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let digits, let decimals): "\(digits)e-\(decimals)"
    case .date(let date): date.description
    }
  }

  /// The value times `scale`, rounded down; nil when it is no number or does not fit.
  func asInteger(scale: Int64) -> Int64? {
    switch self {
    case .integer(let number):
      let (product, overflow) = number.multipliedReportingOverflow(by: scale)
      return overflow ? nil : product
    case .decimal(let digits, let decimals):
      var numerator = Int128(digits) * Int128(scale)
      for _ in 0..<min(max(0, decimals), 30) {
        numerator = numerator >= 0 ? numerator / 10 : (numerator - 9) / 10
      }
      return Int64(exactly: numerator)
    case .text, .date: return nil
    }
  }
}
