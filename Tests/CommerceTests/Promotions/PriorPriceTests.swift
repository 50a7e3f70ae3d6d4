import Commerce
import Testing

@Suite struct PriorPriceTests {
  private func reference(_ history: [(day: Int, price: String)]) throws -> Money? {
    let first = try at("2026-03-01T00:00:00Z")
    return PriorPrice.reference(
      history: try history.map {
        PricePoint(effectiveAt: first + .days($0.day), price: try eur($0.price))
      },
      currency: .eur, start: first + .days(40), zone: .utc)
  }

  @Test(arguments: [
    ([(0, "80"), (20, "100")], "80.00"), ([(0, "80"), (5, "100")], "100.00"),
    ([(0, "100")], "100.00"), ([], nil), ([(20, "100"), (39, "60"), (39, "90")], "60.00"),
    ([(0, "80"), (10, "100")], "100.00"), ([(0, "80"), (11, "100")], "80.00"),
    ([(0, "100"), (40, "50")], "100.00"),
  ])
  func `the reference is the lowest price of the thirty days before`(
    history: [(day: Int, price: String)], expected: String?
  ) throws {
    #expect(try reference(history)?.decimal == expected)
  }

  @Test func `another currency's prices are no history`() throws {
    let start = try at("2026-03-01T00:00:00Z")
    let dollars = PricePoint(
      effectiveAt: start - .days(40), price: Money(minorUnits: 1, currency: .usd))
    #expect(
      PriorPrice.reference(history: [dollars], currency: .eur, start: start, zone: .utc) == nil)
  }

  @Test func `thirty days are days on the wall`() throws {
    // Berlin's clocks change on 2027-03-28: thirty days before 04-10 00:00 is 03-11 00:00 there.
    let berlin = try zone("Europe/Berlin")
    let start = berlin.startOfDay(try date("2027-04-10"))
    let history = [
      PricePoint(effectiveAt: try at("2027-03-01T00:00:00Z"), price: try eur("80")),
      PricePoint(effectiveAt: try at("2027-03-10T23:00:00Z"), price: try eur("100")),
    ]
    #expect(
      PriorPrice.reference(history: history, currency: .eur, start: start, zone: berlin)?.decimal
        == "100.00")
  }

  @Test(arguments: [
    ("80", "90", nil), ("80", "80", nil), ("100", "80", 20), ("29.99", "19.99", 33),
    ("100", "0.01", 99), ("100", "0", 100),
  ])
  func `a claim is rounded down and needs a reduction`(
    reference: String, new: String, percent: Int?
  ) throws {
    #expect(
      PriorPrice.largestClaim(reference: try eur(reference), new: try eur(new)) == percent)
  }
}
