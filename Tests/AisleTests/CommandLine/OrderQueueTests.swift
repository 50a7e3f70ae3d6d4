import Foundation
import Testing

/// The queue and its explanations: what `orders` ranks is what `explain` adds up.
@Suite struct OrderQueueTests {
  @Test func `stuck orders come worst first, the same every time`() async throws {
    let home = try await Home.withSample()
    let first = try await home.run("orders is:stuck --json")
    let again = try await home.run("orders is:stuck --json")
    #expect(first.output == again.output)
    let scores = try first.objects().compactMap { $0["score"]?.int }
    #expect(scores.count > 20)
    #expect(scores == scores.sorted(by: >))
  }

  @Test func `each order's score is the sum that its explanation prints`() async throws {
    let home = try await Home.withSample()
    let orders = try await home.run("orders is:stuck --json").objects()
    #expect(orders.count > 20)
    for order in orders {
      let name = try #require(order["order"]?.text)
      let outcome = try await home.run(["explain", "order", name])
      #expect(outcome.code == 0)
      let printed = Explanation(outcome.lines)
      for alert in printed.alerts {
        #expect(alert.score == min(100, max(0, alert.points.reduce(0, +))), "\(name) \(alert)")
      }
      let codes = order["stuck"]?.elements.compactMap { $0["code"]?.text }
      #expect(Set(codes ?? []) == Set(printed.alerts.map(\.code)), "\(name)")
      let highest = try #require(printed.alerts.map(\.score).max())
      let more = min(10, 2 * (printed.alerts.count - 1))
      #expect(order["score"]?.int == min(100, highest + more), "\(name)")
      if printed.alerts.count > 1 {
        let total = "score \(highest + more) = \(highest) highest + \(more) for "
        #expect(outcome.output.contains(total), "\(name)")
      }
    }
  }

  @Test func `an explanation in json has its inputs, its sum and what clears it`() async throws {
    let home = try await Home.withSample()
    let alerts = try await home.run("alerts --json --limit 20").objects()
    #expect(alerts.count == 20)
    for alert in alerts {
      let points = alert["sum"]?.elements.compactMap { $0["points"]?.int } ?? []
      #expect(alert["score"]?.int == min(100, max(0, points.reduce(0, +))), "\(alert)")
      #expect(alert["because"]?.text?.isEmpty == false)
      #expect(alert["clears_when"]?.text?.isEmpty == false)
      let sku = try #require(alert["subject"]?.text)
      let explained = try await home.run(["explain", "variant", sku, "--json"]).objects()
      #expect(explained.contains { $0["code"] == alert["code"] && $0["score"] == alert["score"] })
    }
  }

  @Test func `an order can be shown with its lines`() async throws {
    let home = try await Home.withSample()
    let worst = try #require(try await home.run("orders --json --limit 1").objects().first)
    let name = try #require(worst["order"]?.text)
    let shown = try await home.run(["show", "order", name, "--json"])
    let object = try #require(try shown.objects().first)
    #expect(object["order"] == worst["order"])
    #expect(object["lines"]?.elements.isEmpty == false)
    let text = try await home.run(["show", "order", name])
    #expect(text.code == 0)
    #expect(text.output.contains(name))
  }
}

/// What `aisle explain` printed, as far as the sums go.
private struct Explanation {
  struct Alert {
    var code: String
    var score: Int
    var points: [Int]
  }

  var alerts: [Alert] = []

  init(_ lines: [String]) {
    for line in lines {
      let words = line.split(separator: " ")
      if !line.hasPrefix(" "), words.count == 4, words[2] == "score", let score = Int(words[3]) {
        alerts.append(Alert(code: String(words[0]), score: score, points: []))
      } else if let first = words.first, first.hasPrefix("+") || first.hasPrefix("-"),
        let points = Int(first), !alerts.isEmpty
      {
        alerts[alerts.count - 1].points.append(points)
      }
    }
  }
}
