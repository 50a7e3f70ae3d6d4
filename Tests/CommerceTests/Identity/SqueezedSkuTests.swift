import Commerce
import Testing

@Suite struct SqueezedSkuTests {
  @Test(arguments: [
    ("MUG-01", "mug01"), ("MUG-01", "MUG 01"), ("MUG-01", "Mug.1"), ("MUG_001", "MUG1"),
    ("0815", "815"), ("ab-100", "AB100"), ("A-1-11", "a.01 11"), (" MUG-1 ", "MUG1"),
    ("MUG-0", "MUG00"),
  ])
  func `case, spaces, punctuation and leading zeros say nothing`(pair: (String, String)) {
    #expect(Sku.squeezed(pair.0) != nil)
    #expect(Sku.squeezed(pair.0) == Sku.squeezed(pair.1))
  }

  @Test(arguments: [
    ("MUG-1", "MUG-2"), ("MUG-10", "MUG-1"), ("A-1-11", "A-11-1"), ("A-1-11", "A-111"),
    ("MUG-1-0", "MUG-10"), ("TEE-100", "TEE-1000"), ("TEE-S", "TEE-M"),
  ])
  func `another number, or digits parted elsewhere, is another SKU`(pair: (String, String)) {
    #expect(Sku.squeezed(pair.0) != Sku.squeezed(pair.1))
  }

  @Test(arguments: ["", "7", "007", "A1", "--", "A-0"])
  func `fewer than three characters tell nobody from anybody`(sku: String) {
    #expect(Sku.squeezed(sku) == nil)
  }
}
