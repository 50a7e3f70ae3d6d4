import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct `A product's detail` {
  private func shown(_ change: (inout VariantDetail) -> Void) throws -> String {
    var detail = VariantDetail(row: Fixture.variant(1))
    change(&detail)
    var state = try Fixture.pressing("1 Enter", in: Fixture.dashboard(Size(width: 100, height: 60)))
    _ = state.reduce(.detail(.variant(detail)))
    return state.render().canvas.lines().joined(separator: "\n")
  }

  @Test func `shows the tickets that it is linked to`() throws {
    let text = try shown { detail in
      detail.tickets = [
        Ticket(
          key: "OPS-1", url: "https://jira.example.com/browse/OPS-1", title: "Wrong label",
          status: "In Progress", actor: "jira", linkedAt: Fixture.now)
      ]
    }
    #expect(text.contains("OPS-1  In Progress  Wrong label"))
    #expect(text.contains("https://jira.example.com/browse/OPS-1"))
  }

  @Test func `says since when its channel's export does not have it`() throws {
    let text = try shown { detail in
      var line = ListingLine(channel: "shop", state: .live)
      line.missingSince = Fixture.now - .hours(24)
      detail.listings = [line, ListingLine(channel: "amazon-de", state: .live)]
    }
    #expect(text.contains("missing from its export since"))
    #expect(text.split(separator: "\n").count { $0.contains("missing from") } == 1)
  }
}
