import Commerce
import Testing

@Suite struct AddressRuleTests {
  private static let whole = ShippingAddress(
    name: "A. Berg", city: "Bonn", postcode: "53111", country: "DE", hasStreet: true)

  private func fires(_ change: (inout OrderFacts) -> Void) throws -> Bool {
    let order = try OrderBuilder {
      $0.facts.address = Self.whole
      change(&$0.facts)
    }
    return try order.codes("2026-11-16T09:00:00Z").contains(.addressInvalid)
  }

  @Test func `a missing part fires, a whole address clears`() throws {
    #expect(try fires { $0.address?.city = nil })
    #expect(try fires { $0.address?.hasStreet = false })
    #expect(try fires { $0.address?.postcode = "" })
    #expect(try !fires { _ in })
  }

  @Test func `an unknown street and a country without postcodes miss nothing`() throws {
    #expect(try !fires { $0.address?.hasStreet = nil })
    #expect(
      try !fires {
        $0.address?.country = "AE"
        $0.address?.postcode = nil
      })
  }

  @Test func `no address in the file, nothing to ship or already shipped proves nothing`() throws {
    #expect(try !fires { $0.address = nil })
    for change: (inout OrderFacts) -> Void in [
      { $0.requiresShipping = false }, { $0.fulfilment = .fulfilled },
      { $0.isPlatformFulfilled = true },
    ] {
      #expect(
        try !fires {
          $0.address?.city = nil
          change(&$0)
        })
    }
  }

  @Test func `an empty address of an order that may be digital proves nothing`() throws {
    #expect(
      try !fires {
        $0.requiresShipping = nil
        $0.address = ShippingAddress()
      })
    #expect(
      try fires {
        $0.requiresShipping = nil
        $0.address = ShippingAddress(city: "Bonn")
      })
  }

  @Test func `the sentence lists what is missing`() throws {
    let order = try OrderBuilder { $0.facts.address = ShippingAddress(name: "A", country: "DE") }
    let alert = try #require(try order.alert(.addressInvalid, "2026-11-16T09:00:00Z"))
    #expect(alert.because == "The shipping address lacks: city, postcode.")
    #expect(alert.deadline?.at == (try at("2026-11-18T13:00:00Z")))
  }
}
