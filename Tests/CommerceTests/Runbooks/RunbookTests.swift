import Commerce
import Testing

@Suite struct RunbookTests {
  @Test func `a runbook is read from Markdown`() {
    let runbook = Runbook(
      code: "SHIP_LATE",
      markdown: """
        # Late

        It should have
        left.

        1. Look at it
           twice.
           ```
           aisle show order {order}
           ```
        7. Ship it

        ## Who to wake

        Nobody.
        """)
    #expect(runbook.title == "Late")
    #expect(
      runbook.blocks == [
        .paragraph("It should have left."),
        .step(
          Runbook.Step(
            number: 1, text: "Look at it twice.", commands: ["aisle show order {order}"])),
        .step(Runbook.Step(number: 2, text: "Ship it")), .heading("Who to wake"),
        .paragraph("Nobody."),
      ])
  }

  @Test(arguments: ["", "just text", "```\nnever closed"])
  func `any text is a runbook, with its code as the title`(text: String) {
    let runbook = Runbook(code: "LOW", markdown: text)
    #expect(runbook.title == "LOW")
    #expect(runbook.steps.isEmpty)
  }

  @Test func `the case's name fills its place and stays one argument`() throws {
    let command = try RunbookCommand(
      "aisle show order {order}", values: ["order": "#1'; rm -rf / #"])
    #expect(command.arguments == ["show", "order", "#1'; rm -rf / #"])
  }

  @Test func `quotes keep blanks together`() throws {
    let command = try RunbookCommand(
      "aisle orders 'customer:ada b' --limit \"5\"", values: [:])
    #expect(command.arguments == ["orders", "customer:ada b", "--limit", "5"])
    #expect(command.text == "aisle orders 'customer:ada b' --limit 5")
  }

  @Test(arguments: [
    ("rm -rf /", RunbookCommand.Refusal.notAisle),
    ("", .notAisle),
    ("aisle edit sku:x price 0 --yes", .mayWrite("edit")),
    ("aisle import /tmp", .mayWrite("import")),
    ("aisle", .mayWrite("")),
    ("aisle show order 'x", .openQuote),
    ("aisle show variant {sku}", .unknownPlaceholder("sku")),
  ])
  func `what is not a reading command of aisle is refused`(
    line: String, refusal: RunbookCommand.Refusal
  ) {
    #expect(throws: refusal) { try RunbookCommand(line, values: ["order": "#1"]) }
  }
}
