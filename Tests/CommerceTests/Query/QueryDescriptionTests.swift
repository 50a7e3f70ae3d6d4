import Commerce
import Testing

@Suite struct QueryDescriptionTests {
  @Test(arguments: Pane.allCases)
  func `a query is what its description parses to`(pane: Pane) throws {
    var random = SeededGenerator(seed: 11)
    let schema = QuerySchema.of(pane)
    for _ in 0..<500 {
      let query = Query((0..<random.int(0...5)).map { _ in term(schema, &random) })
      #expect(try Query.parse(query.description, schema: schema) == query, "\(query)")
    }
  }

  private func term(_ schema: QuerySchema, _ random: inout SeededGenerator) -> QueryTerm {
    QueryTerm(condition(schema, &random), isNegated: random.int(0...2) == 0)
  }

  private func condition(
    _ schema: QuerySchema, _ random: inout SeededGenerator
  ) -> QueryCondition {
    switch random.int(0...4) {
    case 0 where !schema.flags.isEmpty: return .flag(random.pick(schema.flags))
    case 1: return .has(random.pick(schema.fields))
    case 2: return .text(text(&random))
    default:
      let field = random.pick(schema.fields)
      let count = random.int(1...3)
      let values = (0..<count).map { _ in value(field.kind, &random) }
      if field.kind.isOrdered, count == 1 {
        return .field(field, random.pick(QueryComparison.allCases), values)
      }
      return .field(field, .equals, values)
    }
  }

  private func value(
    _ kind: QueryField.Kind, _ random: inout SeededGenerator
  ) -> QueryValue {
    switch kind {
    case .text: .text(text(&random))
    case .choice(let choices): .text(random.pick(choices))
    case .integer: .integer(Int64(random.int(-1_000...1_000)))
    case .money, .decimal, .percent:
      .decimal(digits: Int64(random.int(-99_999...99_999)), decimals: random.int(0...4))
    case .date: .date(CivilDate(daysSinceEpoch: random.int(0...40_000)))
    }
  }

  private func text(_ random: inout SeededGenerator) -> String {
    let letters = ["a", "Z", "é", "杯", "🧦", " ", "-", "\"", "\\", ":", "<", ",", "#", "="]
    return String((0..<random.int(1...6)).flatMap { _ in random.pick(letters) })
  }
}
