import Commerce
import Testing

@testable import Connectors

/// An export of Jira Cloud, labels and comments as often as an issue has them; the issues are made
/// up.
private let issues = """
  \u{FEFF}Summary,Issue key,Issue id,Issue Type,Status,Assignee,Created,Updated,Labels,Labels,Description,Custom field (Order number),Custom field (SKU),Custom field (Rank),Comment,Comment
  "Parcel lost, #1042",OPS-1,10001,Task,In Progress,Ada Example,09/Jan/24 3:54 PM,10/Jan/24 9:00 AM,vip,SMUG-VIK-NVY,"Customer of 305-2069326-8499293 asks.
  Write to ada@example.com in 2024.",,,0|i0001:,09/Jan/24 4:00 PM;557058;see (#1043).,
  Wrong label,OPS-2,10002,Bug,Done,,09/Jan/24,09/Jan/24,,,,"1042, 1044",MUG,0|i0002:,,

  """

@Suite struct `Jira issues` {
  private func tickets(_ read: Reading) -> [TicketRecord] {
    read.records.compactMap { if case .ticket(let ticket) = $0 { ticket } else { nil } }
  }

  @Test func `become tickets with what they mention, from every column of a name`() throws {
    var source = context()
    source.ticketURL = "https://jira.example.com/browse/{key}"
    let read = try reading(issues, source)
    #expect(read.file.format.id == "jira-issues")
    #expect(read.issues.isEmpty)
    let found = tickets(read)
    #expect(found.map(\.key) == ["OPS-1", "OPS-2"])
    #expect(found[0].title == "Parcel lost, #1042")
    #expect(found[0].status == "In Progress")
    #expect(found[0].url == "https://jira.example.com/browse/OPS-1")
    #expect(
      found[0].mentions.words.isSuperset(of: [
        "#1042", "#1043", "305-2069326-8499293", "SMUG-VIK-NVY",
      ]))
    #expect(!found[0].mentions.words.contains("2024"))
    #expect(!found[0].mentions.words.contains("vip"))
    #expect(found[1].mentions.orders == ["1042", "1044"])
    #expect(found[1].mentions.skus == ["MUG"])
  }

  @Test(arguments: [
    ("09/Jan/24 3:54 PM", nil as DateOrder?, true), ("2024-01-09 15:54", nil, true),
    ("09/Mär/24 15:54", nil, true), ("09/févr./24 15:54", nil, true),
    ("09.01.2024 15:54", nil, true),
    ("9/1/24 3:54 PM", nil, false), ("9/1/24 3:54 PM", .dayFirst, true),
    ("yesterday", .dayFirst, false),
  ])
  func `are dated as their site's locale writes it, and refused where that is unsaid`(
    date: String, order: DateOrder?, isTaken: Bool
  ) throws {
    let read = try reading(
      "Issue key,Summary,Status,Updated,Reporter\nOPS-1,Late,Open,\(date),Ada Example\n",
      context(dates: order))
    #expect(tickets(read).count == (isTaken ? 1 : 0))
    #expect(read.refused.map(\.columnName) == (isTaken ? [] : ["Updated"]))
    #expect(read.refused.allSatisfy { !$0.rawRow.contains("Ada") })
  }

  @Test(arguments: [
    (",Late,Open", "is blank"), ("two words,Late,Open", "not an issue's key"),
    ("OPS-1,Late", "2 of 3 columns"),
  ])
  func `that are mangled are refused with the reason`(row: String, reason: String) throws {
    let read = try reading("Issue key,Summary,Status\n\(row)\nOPS-9,Fine,Open\n")
    #expect(tickets(read).map(\.key) == ["OPS-9"])
    #expect(read.refused.map(\.place.line) == [2])
    #expect(read.refused.first?.reason.contains(reason) == true)
  }

  @Test func `with their key twice in the header are refused as a file`() {
    #expect(throws: FeedError.self) {
      _ = try reading("Issue key,Summary,Status,Issue key\nOPS-1,a,b,OPS-2\n")
    }
  }

  @Test func `whose key would not stand in an address get none`() throws {
    var source = context()
    source.ticketURL = "https://jira.example.com/browse/{key}"
    let read = try reading("Issue key,Summary,Status\nOPS/../1,a,b\n", source)
    #expect(tickets(read).map(\.url) == [nil])
  }
}
