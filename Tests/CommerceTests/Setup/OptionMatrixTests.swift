import Testing

@testable import Commerce

/// Options and the variants and SKUs that they make.
@Suite struct OptionMatrixTests {
  @Test func `every value of each option meets every other, the last option changing fastest`() {
    #expect(
      OptionMatrix.combinations([["S", "M"], ["Red", "Blue"]])
        == [["S", "Red"], ["S", "Blue"], ["M", "Red"], ["M", "Blue"]])
    #expect(OptionMatrix.combinations([]) == [[]])
    #expect(OptionMatrix.combinations([["S"], []]) == [])
  }

  @Test func `a product takes 2,048 variants and not one more`() {
    let values = (1...1_024).map(String.init)
    #expect(OptionMatrix.combinations([values, ["a", "b"]])?.count == 2_048)
    #expect(OptionMatrix.combinations([values, ["a", "b", "c"]]) == nil)
    let many = (1...100_000).map(String.init)
    #expect(OptionMatrix.combinations([many, many, many, many]) == nil)
  }

  @Test(arguments: [
    ([("A", ["1"]), ("B", ["1"]), ("C", ["1"]), ("D", ["1"])], "it has 4 options"),
    ([(" ", ["1"])], "option 1 has no name"),
    ([("Size", ["S"]), ("size", ["M"])], "the option size is there twice"),
    ([("Size", [])], "the option Size has no values"),
    ([("Size", ["S", " "])], "the option Size has an empty value"),
    ([("Size", ["S", "s"])], "the option Size has s twice"),
  ])
  func `options that make no matrix are told`(options: [(String, [String])], problem: String) {
    let found = OptionMatrix.problem(with: options.map { ProductSetup.Option($0.0, $0.1) })
    #expect(found?.hasPrefix(problem) == true)
  }

  @Test(arguments: [
    ("{handle}-{1}-{2}", ["S", "Navy Blue"], "MUG-S-NAVY-BLUE"),
    ("{handle}-{1}-{2}-{3}", ["Grün"], "MUG-GRUN"),
    ("{1}{handle}", [], "MUG"), ("AB-{2}", ["x", "½ l"], "AB-½-L"), ("FIXED", ["S"], "FIXED"),
  ])
  func `a SKU is made of handle and values`(pattern: String, values: [String], sku: String) {
    #expect(SkuPattern.sku(pattern, handle: "mug", values: values) == sku)
  }

  @Test func `the pattern of SKUs is found where they have one`() {
    #expect(
      SkuPattern.guess([("TEE-S-RED", ["S", "Red"]), ("TEE-M-RED", ["M", "Red"])])
        == "TEE-{1}-{2}")
    #expect(SkuPattern.guess([("TEE-1", ["S"]), ("TEE-2", ["M"])]) == nil)
    #expect(SkuPattern.guess([("A-S", ["S"]), ("B-M", ["M"])]) == nil)
  }

  @Test(arguments: [
    ("Enamel Mug, 350 ml", "enamel-mug-350-ml"), ("  Größe & Maß ", "grosse-mass"), ("…", ""),
    ("琺瑯マグ", "琺瑯マグ"),
  ])
  func `a handle is the title in small letters and hyphens`(title: String, handle: String) {
    #expect(Handle.made(of: title) == handle)
  }

  @Test func `a handle that is taken gets a number`() {
    #expect(Handle.free("mug", taken: []) == "mug")
    #expect(Handle.free("mug", taken: ["mug", "mug-2"]) == "mug-3")
  }
}
