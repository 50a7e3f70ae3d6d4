import Commerce
import Foundation
import Testing

@testable import ProductDocument

@Suite struct ProductDocumentTests {
  private var subject: EditSubject {
    EditSubject(
      productID: 7, variantID: 70, subject: "MUG-S", productSubject: "mug", title: "Enamel Mug",
      productVersion: 3, variantVersion: 4, currency: .eur,
      values: [
        .title: "Enamel Mug", .description: "<p>\r\n  It's <b>blue</b>\n</p>\n", .tags: "a,b c",
        .status: "active", .price: "19.99", .weight: "1200", .option(1): "S",
        .optionName(1): "Size", .sku: "MUG-S", .attribute("Google Shopping / Condition"): "new",
        .images: "#4\thttps://x/a.jpg\tFront\nhttps://x/b.jpg", .variantAttribute("Tax code"): "P1",
      ],
      scopedValues: [
        EditTarget(.price, in: .channel("amazon-de")): "21.00",
        EditTarget(.quantity, in: .channel("amazon-de")): "5",
        EditTarget(.variantAttribute("item-condition"), in: .channel("amazon-de")): "11",
        EditTarget(.title, in: .locale("de")): "Emaillebecher",
      ],
      listings: [
        "amazon-de": EditSubject.Listing(isOwner: false, currency: .eur),
        "shop": EditSubject.Listing(isOwner: true, currency: .eur),
      ])
  }

  private var sibling: EditSubject {
    var row = subject
    row.variantID = 71
    row.values[.sku] = "MUG-M"
    row.values[.option(1)] = "M"
    return row
  }

  private func changes(
    _ document: ProductDocument, now current: [EditSubject]? = nil
  ) -> (expressions: [String], problems: [String]) {
    let (changes, problems) = document.changes(current: current ?? document.base)
    return (
      changes.flatMap { change in
        change.expressions.map { "\(change.subject.variantID ?? 0) \($0)" }
      }, problems.map(\.description)
    )
  }

  private func edited(
    _ old: String, _ new: String, file: StaticString = #file
  ) throws -> ProductDocument {
    var document = ProductDocument(of: [subject, sibling])
    try #require(document.text.contains(old), "\(document.text)")
    document.text = document.text.replacing(old, with: new, maxReplacements: 1)
    return document
  }

  @Test func `a document that nobody changed changes nothing`() {
    let document = ProductDocument(of: [subject, sibling])
    #expect(changes(document) == ([], []))
    #expect(changes(ProductDocument(text: document.text), now: document.base) == ([], []))
  }

  @Test func `comments say limits, choices and currencies`() {
    let text = ProductDocument(of: [subject]).text
    #expect(text.contains("title = \"Enamel Mug\"  # Amazon 10/200  Google 10/150"))
    #expect(text.contains("status = \"active\"  # active, draft, archived"))
    #expect(text.contains("price = \"19.99\"  # EUR"))
    #expect(text.contains("weight = \"1.2 kg\""))
  }

  @Test(
    arguments: [
      ("title = \"Enamel Mug\"", "title = \"Steel Mug\"", "70 title set \"Steel Mug\""),
      ("tags = [\"a\", \"b c\"]", "tags = [\"b c\"]", "70 tags set \"b c\""),
      ("price = \"19.99\"", "price = 21", "70 price set \"21.00\""),
      ("weight = \"1.2 kg\"", "weight = \"850 g\"", "70 weight set \"850\""),
      ("quantity = 5", "quantity = 9", "70 amazon-de.quantity set \"9\""),
      ("\"item-condition\"", "item-condition", nil),
      (
        "\"11\"", "\"1\"",
        "70 amazon-de.\"variant-attribute:item-condition\" set \"1\""
      ),
      ("\"new\"", "\"\"", "70 \"attribute:Google Shopping / Condition\" clear"),
      ("\"Emaillebecher\"", "\"Becher\"", "70 locale:de.title set \"Becher\""),
      ("id = 71", "id = 71 # second", nil),
      ("option1 = \"M\"", "option1 = \"L\"", "71 option1 set \"L\""),
      (
        "alt = \"Front\"", "alt = \"Side\"",
        "70 images set \"https://x/a.jpg\tSide\nhttps://x/b.jpg\""
      ),
    ] as [(String, String, String?)])
  func `just what was changed is taken`(old: String, new: String, expression: String?) throws {
    guard ProductDocument(of: [subject, sibling]).text.contains(old) else { return }
    let (expressions, problems) = changes(try edited(old, new))
    #expect(problems == [])
    #expect(expressions == [expression].compactMap(\.self))
  }

  @Test func `what is deleted is left alone`() throws {
    var document = ProductDocument(of: [subject, sibling])
    let start = try #require(document.text.range(of: "[[product.variant]]"))
    document.text = String(document.text[..<start.lowerBound])
    #expect(changes(document) == ([], []))
    document.text = "# nothing left\n"
    #expect(changes(document) == ([], []))
  }

  @Test(arguments: [
    ("title = \"Enamel Mug\"", "titel = \"Mug\"", "did you mean \"title\""),
    ("price = \"19.99\"", "price = \"19,99\"", "Price"),
    ("status = \"active\"", "status = \"sold\"", "one of active, draft, archived"),
    ("weight = \"1.2 kg\"", "weight = \"heavy\"", "no weight like 850 g or 1.2 kg"),
    ("title = \"Enamel Mug\"", "title = \"Enamel Mug", "not closed"),
    ("id = 7\n", "id = 8\n", "no product with this id"),
    ("tags = [\"a\", \"b c\"]", "tags = 5", "a text in quotes"),
  ])
  func `a mistake is placed on its line and nothing is changed`(
    old: String, new: String, message: String
  ) throws {
    let document = try edited(old, new)
    let (changed, problems) = document.changes(current: document.base)
    let problem = try #require(problems.first)
    let line = document.text.split(separator: "\n", omittingEmptySubsequences: false)[
      problem.line - 1]
    #expect(line.contains(new.split(separator: "\n").first ?? "") || line == "[[product]]")
    if message != "not closed" { #expect(problem.message.contains(message)) }
    if message == "not closed" { #expect(changed.isEmpty) }
  }

  @Test func `mistakes go back into the text before their lines, and out of it again`() throws {
    var document = try edited("price = \"19.99\"", "price = \"cheap\"")
    let problems = document.changes(current: document.base).problems
    let marked = ProductDocument.marked(document.text, problems)
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.hasPrefix("#!aisle ") })
    #expect(lines[index + 1].hasPrefix("price = \"cheap\""))
    #expect(ProductDocument.marked(marked, problems) == marked)
    document.text = marked.replacing("cheap", with: "5.00")
    #expect(changes(document) == (["70 price set \"5.00\""], []))
  }

  @Test func `what somebody else changed meanwhile is refused, and the rest goes in`() throws {
    var document = try edited("title = \"Enamel Mug\"", "title = \"Steel Mug\"")
    document.text = document.text.replacing(
      "price = \"19.99\"", with: "price = \"21.00\"", maxReplacements: 1)
    var now = document.base
    for index in now.indices {
      now[index].values[.title] = "Tin Mug"
      now[index].values[.vendor] = "Acme"
      now[index].productVersion = 9
    }
    let (found, problems) = document.changes(current: now)
    #expect(problems == [])
    let rows = found.plan(settings: EditingSettings())
    #expect(rows.map(\.verdict) == [.refused, .ok])
    #expect(rows.first?.because == "changed meanwhile: it is now Tin Mug")
    #expect(rows.map(\.old) == ["Tin Mug", "19.99"])
  }

  @Test func `a document from elsewhere is checked by its versions`() throws {
    let edited = try edited("title = \"Enamel Mug\"", "title = \"Steel Mug\"")
    let document = ProductDocument(text: edited.text)
    #expect(try ProductDocument.products(in: document.text).ids == [7])
    let fresh = document.changes(current: [subject, sibling]).changes
    #expect(fresh.plan(settings: EditingSettings()).map(\.verdict) == [.ok])
    var newer = subject
    newer.productVersion = 4
    let stale = document.changes(current: [newer, sibling]).changes
    #expect(stale.plan(settings: EditingSettings()).map(\.verdict) == [.refused])
    let script = ProductDocument(text: "[[product]]\nhandle = \"mug\"\ntitle = \"Cup\"\n")
    #expect(
      script.changes(current: [newer]).changes.plan(settings: EditingSettings()).map(\.new)
        == ["Cup"])
  }
}
