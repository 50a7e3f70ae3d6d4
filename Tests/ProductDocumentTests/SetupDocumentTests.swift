import Commerce
import Testing

@testable import ProductDocument

/// Set-ups as a text that people write.
@Suite struct SetupDocumentTests {
  private func read(_ text: String) -> (setups: [ProductSetup], problems: [String]) {
    let (setups, problems) = SetupDocument.setups(in: text) { $0 == "tee" ? 7 : nil }
    return (setups, problems.map(\.description))
  }

  @Test func `the template lacks a title and a price and nothing else`() {
    let text = SetupDocument.template(channel: "shop", currency: .eur)
    #expect(SetupDocument.isOne(text))
    #expect(read(text).problems == ["5:9: a title is needed", "20:9: a price is needed"])
    let filled = text.replacing("\ntitle = \"\"", with: "\ntitle = \"Mug\"")
      .replacing("price = \"\"", with: "price = 19.90")
    let (setups, problems) = read(filled)
    #expect(problems == [])
    #expect(
      setups == [
        ProductSetup(
          channel: "shop", fields: [.title: "Mug", .status: "draft"],
          variantFields: [.sku: "{handle}-{1}-{2}-{3}", .price: "19.90"])
      ])
  }

  @Test func `the template's examples are right once they are no comments any more`() {
    let text = SetupDocument.template(channel: "shop", currency: .eur)
      .replacing("\ntitle = \"\"", with: "\ntitle = \"Mug\"")
      .replacing("price = \"\"", with: "price = \"9\"")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let isExample = ["# [[", "# name", "# values", "# price", "# barcode", "# leave-out"]
          .contains { line.hasPrefix($0) }
        return isExample ? String(line.dropFirst(2)) : String(line)
      }.joined(separator: "\n")
    let (setups, problems) = read(text)
    #expect(problems == [])
    #expect(setups.first?.options == [ProductSetup.Option("Size", ["S", "M", "L"])])
    #expect(
      setups.first?.variants == [
        ProductSetup.Variant(["S"], fields: [.price: "19.90", .barcode: "4006381333931"]),
        ProductSetup.Variant(["L"], isLeftOut: true),
      ])
  }

  @Test func `a copy reads back as what it was written from`() {
    var copy = ProductSetup(
      handle: "tee-b", channel: "shop",
      fields: [
        .title: "Copy of \"Tee\"", .status: "draft", .tags: "a,b \"c\"",
        .description: "<p>One\ntwo</p>", .images: "https://x.example/1.jpg\tFront",
        .attribute("Google Shopping / Condition"): "new",
      ],
      options: [ProductSetup.Option("Size", ["S", "M\\L"])],
      variantFields: [.sku: "T-{1}", .price: "5.00", .weight: "250 g"],
      variants: [
        ProductSetup.Variant(["S"], fields: [.compareAt: "6.00"]),
        ProductSetup.Variant(["M\\L"], isLeftOut: true),
      ])
    copy.texts = [
      EditTarget(.title, in: .locale("de-AT")): "Häferl",
      EditTarget(.description, in: .locale("de-AT")): "<p>Eins\nzwei</p>",
      EditTarget(.seoTitle, in: .locale("fr")): "Gobelet",
    ]
    let text = SetupDocument.text(ofNew: [copy, copy])
    #expect(SetupDocument.isOne(text))
    let (setups, problems) = read(text)
    #expect(problems == [])
    #expect(setups == [copy, copy])
  }

  @Test func `a matrix reads back, and names its product by id or handle`() {
    var matrix = ProductSetup(
      productID: 9, handle: "mug",
      options: [ProductSetup.Option("Size", ["XL"], removed: ["S"])],
      variantFields: [.sku: "{handle}-{1}", .price: "5.00"])
    #expect(read(SetupDocument.text(ofMatrix: matrix, values: [["S", "M"]])).setups == [matrix])
    matrix.productID = 7
    matrix.handle = "tee"
    let named = "[[matrix]]\nhandle = \"tee\"\nsku = \"{handle}-{1}\"\nprice = 5.00\n"
    let options = "[[matrix.option]]\nname = \"Size\"\nadd = [\"XL\"]\nremove = [\"S\"]\n"
    #expect(read(named + options).setups == [matrix])
    #expect(
      read("[[matrix]]\nhandle = \"cup\"\n").problems
        == ["1:1: the store has no product with this id or handle"])
  }

  @Test(arguments: [
    ("prise = \"1\"", "there is no \"prise\" here; did you mean \"price\"?"),
    ("status = \"gone\"", "Status: \"gone\" does not fit \"status\", which takes active"),
    ("tags = \"a\"", nil),
    ("weight = \"heavy\"", "is no weight like 850 g or 1.2 kg"),
    ("images = \"x\"", "images are a list"), ("vendor = 5", nil),
    ("option = [{ name = \"Size\", values = \"S\" }]", "values is a list of texts"),
    ("variant = [{ price = \"5\" }]", "a variant is named by its values"),
    ("variant = [{ values = [\"S\"], leave-out = 1 }]", "leave-out is true or false"),
    ("locale = { de = { titel = \"x\" } }", "there is no \"titel\" here; did you mean \"title\"?"),
    ("locale = { de = \"x\" }", "a language has its texts"),
    ("cost = [", "this list has no closing ]"),
  ])
  func `a mistake is told with its line`(line: String, problem: String?) {
    let text = "[[new]]\ntitle = \"Mug\"\nsku = \"A\"\nprice = \"1\"\n\(line)\n"
    let problems = read(text).problems
    guard let problem else { return #expect(problems == []) }
    #expect(problems.count == 1)
    #expect(problems.first?.contains(problem) == true)
    #expect(problems.first?.hasPrefix("5:") == true)
  }

  @Test func `what was marked as a mistake is no part of the document`() {
    let text =
      "#!aisle column 1: a title is needed\n[[new]]\ntitle = \"A\"\nsku = \"A\"\nprice = 1\n"
    #expect(read(text).problems == [])
    #expect(!SetupDocument.isOne("[[product]]\nid = 1\n"))
    #expect(SetupDocument.isOne("[[new]]\ntitle = \n"))
    #expect(read("# nothing\n").problems == ["1:1: there is no [[new]] and no [[matrix]] in it"])
    #expect(read("[[nwe]]\n").problems == ["1:3: there is no \"nwe\" here; did you mean \"new\"?"])
  }
}
