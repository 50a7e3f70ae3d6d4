import Commerce
import Testing

@Suite struct MoneyTests {
  @Test(
    arguments: [
      ("19.99", "EUR", 1_999), ("-0.05", "EUR", -5), ("7", "EUR", 700), (".5", "EUR", 50),
      ("0.50000", "EUR", 50), ("1200", "JPY", 1_200), ("1200.00", "JPY", 1_200),
      ("1.234", "KWD", 1_234), ("1.2", "KWD", 1_200), ("+3", "EUR", 300),
      ("92233720368547758.07", "EUR", .max),
    ] as [(String, String, Int64)])
  func `a decimal is read into minor units`(text: String, code: String, minor: Int64) throws {
    let money = try Money(decimal: text, currency: currency(code))
    #expect(money.minorUnits == minor)
    #expect(try Money(decimal: money.decimal, currency: currency(code)) == money)
  }

  @Test(arguments: [
    ("", "EUR"), ("-", "EUR"), (".", "EUR"), ("1,5", "EUR"), ("1.2.3", "EUR"), ("1e3", "EUR"),
    ("0.005", "EUR"), ("1.5", "JPY"), ("1.2345", "KWD"), ("92233720368547758.08", "EUR"),
    ("99999999999999999999", "JPY"), ("--1", "EUR"), ("+-1", "EUR"), ("１", "EUR"),
  ])
  func `an amount is never rounded or guessed on the way in`(text: String, code: String) throws {
    let currency = try currency(code)
    #expect(throws: MoneyError.self) { try Money(decimal: text, currency: currency) }
  }

  @Test(
    arguments: [
      (0, "EUR", "0.00", "0.00"), (-5, "EUR", "-0.05", "-0.05"),
      (123_456_789, "EUR", "1234567.89", "1,234,567.89"), (-1_200, "JPY", "-1200", "-1,200"),
      (1_234, "KWD", "1.234", "1.234"),
      (.min, "JPY", "-9223372036854775808", "-9,223,372,036,854,775,808"),
    ] as [(Int64, String, String, String)])
  func `it is written for files and for people`(
    minor: Int64, code: String, decimal: String, grouped: String
  ) throws {
    let money = Money(minorUnits: minor, currency: try currency(code))
    #expect(money.decimal == decimal)
    #expect(money.grouped == grouped)
  }

  @Test(
    arguments: [
      (5, 5_000, Rounding.halfAwayFromZero, 3), (5, 5_000, .halfEven, 2), (15, 5_000, .halfEven, 8),
      (-5, 5_000, .halfAwayFromZero, -3), (-5, 5_000, .halfEven, -2),
      (1_999, 8_500, .halfEven, 1_699),
      (1_999, 11_000, .halfAwayFromZero, 2_199), (100, 0, .halfEven, 0),
      (100, -5_000, .halfEven, -50),
    ] as [(Int64, Int, Rounding, Int64)])
  func `a rate is rounded once, by the named mode`(
    minor: Int64, rate: Int, rounding: Rounding, expected: Int64
  ) {
    let money = Money(minorUnits: minor, currency: .eur)
    #expect(money.multiplied(by: BasisPoints(rate), rounding: rounding)?.minorUnits == expected)
  }

  @Test func `what does not fit is an answer, never a trap`() throws {
    let most = Money(minorUnits: .max, currency: .eur)
    #expect(most.multiplied(by: BasisPoints(10_001)) == nil)
    #expect(most.multiplied(by: .whole) == most)
    #expect(throws: MoneyError.self) { try most.adding(try eur("0.01")) }
    #expect(throws: MoneyError.currencyMismatch(.eur, .usd)) {
      try most.adding(.zero(.usd))
    }
    #expect(most.split(by: [.max, .max, .max])?.count == 3)
  }

  @Test func `splitting loses no unit and is fair to one`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1_000 {
      let money = Money(minorUnits: Int64(random.int(-100_000...100_000)), currency: .eur)
      let weights = (0..<random.int(1...8)).map { _ in random.int(0...50) }
      guard let parts = money.split(by: weights) else {
        #expect(weights.allSatisfy { $0 == 0 })
        continue
      }
      #expect(parts.reduce(0) { $0 + $1.minorUnits } == money.minorUnits)
      let total = Int64(weights.reduce(0, +))
      for (part, weight) in zip(parts, weights) {
        let exact = money.minorUnits * Int64(weight)
        #expect(abs(part.minorUnits * total - exact) <= total)
        if weight == 0 { #expect(part.minorUnits == 0) }
      }
    }
    #expect(try eur("1").split(by: []) == nil)
    #expect(try eur("1").split(by: [1, -1, 1]) == nil)
    #expect(try eur("0.10").split(by: [1, 1, 1])?.map(\.minorUnits) == [4, 3, 3])
  }

  @Test(arguments: ["EUR", "eur", "XYZ"])
  func `a currency is three letters`(code: String) throws {
    #expect(try currency(code).code == code.uppercased())
  }

  @Test(arguments: ["", "EU", "EURO", "E1R", "€€€"])
  func `anything else is no currency`(code: String) {
    #expect(Currency(code: code) == nil)
  }
}
