import Commerce
import Foundation
import Testing

@testable import Connectors

extension Reading {
  fileprivate var figures: [FigureRecord] {
    records.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  fileprivate func value(_ metric: String, of subject: String = "") -> String? {
    figures.first { $0.metric == metric && $0.subject == subject }?.value.description
  }
}

/// Rows are made for the tests; the headers are those that the platforms write.
@Suite struct `Marketing reports` {
  private let adsHeader = [
    "Campaign status", "Campaign", "Budget", "Budget name", "Budget type", "Currency code",
    "Status", "Status reasons", "Optimisation score", "Clicks", "Impr.", "CTR", "Cost",
    "Avg. CPC", "Conversions", "Cost / conv.", "Bid strategy type", "Conv. rate", "Conv. value",
    "Conv. value / cost", "Original conv. value",
  ]

  private func adsRow(_ campaign: String, first: String = "Enabled") -> [String: String] {
    [
      "Campaign status": first, "Campaign": campaign, "Currency code": "EUR",
      "Clicks": "9,380", "Impr.": "1,204,551", "CTR": "0.78%", "Cost": "2,310.45",
      "Conversions": "87.50", "Conv. rate": "< 10%", "Conv. value": " --",
    ]
  }

  @Test(arguments: ["1 January 2026 - 31 January 2026", "\"January 1, 2026 - January 31, 2026\""])
  func `Google Ads: title lines give the period, totals are not summed`(period: String) throws {
    let body = table(
      adsHeader,
      [
        adsRow("Brand"), adsRow(" --", first: "Total: Campaigns"),
        adsRow(" --", first: "Total: Account"),
      ])
    let read = try reading("Campaign report\n\(period)\n" + body)
    #expect(read.file.format.id == "google-ads")
    #expect(read.refused.isEmpty)
    #expect(read.value("clicks", of: "Brand") == "9380")
    #expect(read.value("impressions", of: "Brand") == "1204551")
    #expect(read.value("cost", of: "Brand") == "2310.45")
    #expect(read.value("conversions", of: "Brand") == "87.5")
    #expect(read.value("conversion value", of: "Brand") == nil)
    #expect(Set(read.figures.map(\.subject)) == ["Brand"])
    #expect(read.figures.first?.from == CivilDate("2026-01-01"))
    #expect(read.figures.first?.until == CivilDate("2026-01-31"))
    #expect(read.figures.first { $0.metric == "cost" }?.currency == .eur)
    #expect(read.figures.first { $0.metric == "clicks" }?.currency == nil)
  }

  @Test func `Google Ads as UTF-16 with tabs, named .csv`() throws {
    let text =
      "Campaign report\n1 January 2026 - 31 January 2026\n"
      + table(adsHeader, delimiter: "\t", [adsRow("Brand")])
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    try withFile(bytes, named: "report.csv") { path in
      let read = try reading(path: path)
      #expect(read.file.format.id == "google-ads")
      #expect(read.value("clicks", of: "Brand") == "9380")
    }
  }

  @Test func `Google Ads without a period that can be read says what to add`() throws {
    let read = try reading(
      "Kampagnenbericht\n1. Januar 2026 – 31. Januar 2026\n" + table(adsHeader, [adsRow("Brand")]))
    #expect(read.figures.isEmpty)
    #expect(read.refused.first?.reason.contains("add the column Day") == true)
  }

  private let metaHeader = [
    "Reporting starts", "Reporting ends", "Campaign name", "Campaign delivery", "Ad set budget",
    "Ad set budget type", "Attribution setting", "Results", "Result indicator", "Reach",
    "Impressions", "Cost per results", "Amount spent (USD)", "Ends",
  ]

  @Test func `Meta Ads: the header names the currency`() throws {
    let read = try reading(
      table(
        metaHeader,
        [
          [
            "Reporting starts": "2026-11-01", "Reporting ends": "2026-11-07",
            "Campaign name": "Launch", "Results": "12", "Reach": "3400", "Impressions": "5600",
            "Amount spent (USD)": "77.10",
          ]
        ]))
    #expect(read.value("cost", of: "Launch") == "77.1")
    #expect(read.figures.first { $0.metric == "cost" }?.currency?.code == "USD")
    #expect(read.figures.first?.until == CivilDate("2026-11-07"))
  }

  @Test func `Meta Ads in French: semicolons, spaced thousands, day first`() throws {
    let read = try reading(
      "Début des rapports;Fin des rapports;Nom de la campagne;Impressions;Montant dépensé (EUR)\n"
        + "03/11/2026;09/11/2026;Été;12 400;1 234,56\n")
    #expect(read.file.format.id == "meta-ads")
    #expect(read.refused.isEmpty)
    #expect(read.value("cost", of: "Été") == "1234.56")
    #expect(read.value("impressions", of: "Été") == "12400")
    #expect(read.figures.first?.from == CivilDate("2026-11-03"))
  }

  @Test func `an empty Meta export is an empty report, not an error`() throws {
    let read = try reading("\"No data available.\"\n")
    #expect(read.file.format.id == "meta-ads")
    #expect(read.items.isEmpty)
  }

  private let klaviyoHeader = [
    "Campaign Name", "Tags", "Subject", "List", "Send Time", "Send Weekday", "Total Recipients",
    "Unique Placed Order", "Placed Order Rate", "Revenue", "Unique Opens", "Open Rate",
    "Total Opens", "Unique Clicks", "Click Rate", "Total Clicks", "Unsubscribes",
    "Spam Complaints", "Spam Complaints Rate", "Successful Deliveries", "Bounces", "Bounce Rate",
    "Campaign ID", "Campaign Channel",
  ]

  @Test func `Klaviyo: a sent campaign is a mailing in the calendar and figures of its day`() throws
  {
    let read = try reading(
      table(
        klaviyoHeader,
        [
          [
            "Campaign Name": "Black Friday", "Subject": "One day,\nonly \"today\"",
            "List": "All, engaged", "Send Time": "2026-11-27 06:00:00",
            "Total Recipients": "64517.0", "Open Rate": "0.07%", "Revenue": "1204.5",
            "Campaign ID": "01ABC",
          ],
          ["Campaign Name": "Draft", "Campaign ID": "01DEF"],
        ]))
    #expect(read.refused.isEmpty)
    let events = read.records.compactMap { record -> CalendarEvent? in
      if case .event(let event) = record { event } else { nil }
    }
    #expect(events.map(\.key) == ["01ABC"])
    #expect(events.first?.kind == .mail)
    #expect(events.first?.schedule.start.description == "2026-11-27 06:00")
    #expect(read.value("recipients", of: "Black Friday") == "64517")
    #expect(read.value("revenue", of: "Black Friday") == "1204.5")
    #expect(!read.figures.contains { $0.metric.contains("rate") })
  }

  @Test func `Google Analytics: several tables, each with its own period`() throws {
    let read = try reading(
      """
      # ----------------------------------------
      # Reports snapshot
      # ----------------------------------------
      #
      # All Users
      # Start date: 20261101
      # End date: 20261103
      Nth day,Active users,New users
      0000,120,31
      0001,98,20
      0002,"1,204",9

      # Start date: 20261001
      # End date: 20261031
      Session primary channel group,Sessions
      Organic Search,100
      Direct,50

      Country,Active users
      Germany,77
      Grand total,77
      """)
    #expect(read.file.format.id == "google-analytics")
    #expect(read.refused.isEmpty)
    let users = read.figures.filter { $0.metric == "active users" && $0.subject.isEmpty }
    #expect(users.map(\.from.description) == ["2026-11-01", "2026-11-02", "2026-11-03"])
    #expect(users.map(\.value.description) == ["120", "98", "1204"])
    #expect(read.value("sessions", of: "Organic Search") == "100")
    #expect(
      read.figures.first { $0.subject == "Direct" }?.until == CivilDate("2026-10-31"))
    #expect(read.value("active users", of: "Germany") == "77")
    #expect(!read.figures.contains { $0.subject.hasPrefix("Grand") })
  }

  @Test(arguments: [
    ("9,380", "9380"), ("1 234,56", "1234.56"), ("64517.0", "64517"), ("$12.50", "12.5"),
    ("1.234,56", "1234.56"), ("12,5", "12.5"), ("0", "0"), ("-3.10", "-3.1"), ("1'200", "1200"),
  ])
  func `figures are read as reports write them`(text: String, value: String) throws {
    let read = try reading(
      "Reporting starts,Reporting ends,Campaign name,Impressions\n"
        + "2026-11-01,2026-11-01,A,\"\(text)\"\n")
    #expect(read.value("impressions", of: "A") == value)
  }

  @Test(arguments: ["--", " --", "< 10", "", "–"])
  func `what is no figure gives none`(text: String) throws {
    let read = try reading(
      "Reporting starts,Reporting ends,Campaign name,Impressions\n2026-11-01,2026-11-01,A,\(text)\n"
    )
    #expect(read.figures.isEmpty)
    #expect(read.refused.isEmpty)
  }
}
