import ArgumentParser
import Commerce
import Dashboard
import Store
import TerminalKit

/// What `show` and `explain` can be asked about.
enum SubjectKind: String, ExpressibleByArgument, CaseIterable {
  case order
  case variant
  case product
  case promotion
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Everything about one order, variant, product or promotion.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "order, variant, product or promotion.")
  var kind: SubjectKind

  @Argument(help: "Its name, SKU, handle or number.")
  var id: String

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.evaluate()
    try workspace.judge(limit: Workspace.judgedAtOnce)
    let subject = try workspace.subject(kind, id)
    if options.json {
      Output.line(try subject.json(in: workspace).description)
    } else {
      workspace.printDocument(of: subject)
    }
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Every alert on an order or variant: its inputs, its rule, its score as a sum, what clears it."
  )

  @OptionGroup var options: GlobalOptions

  @Flag(help: "List the codes, and those that no file can prove with the reason.")
  var codes = false

  @Argument(help: "order, variant, product or promotion.")
  var kind: SubjectKind?

  @Argument(help: "Its name, SKU, handle or number.")
  var id: String?

  mutating func validate() throws {
    guard !codes, kind == nil || id == nil else { return }
    throw ValidationError("say what to explain: order #1042, or --codes")
  }

  func run() throws {
    if codes { return CodeList.write(options) }
    guard let kind, let id else { return }
    let workspace = try Workspace.open(options)
    try workspace.evaluate()
    try workspace.judge(limit: Workspace.judgedAtOnce)
    let subject = try workspace.subject(kind, id)
    if options.json {
      for row in subject.findings { Output.line(JSONValue.finding(row).description) }
      for alert in subject.alerts {
        Output.line(
          JSONValue.alert(
            alert, subject: subject.name, pane: subject.pane, triage: subject.triage(of: alert)
          ).description)
      }
      return
    }
    Output.line(subject.name)
    if let sentence = subject.triage.sentence(
      in: workspace.settings.zone, now: workspace.clock.now())
    {
      Output.line(sentence)
    }
    for alert in subject.alerts { explain(alert) }
    if case .order(let detail) = subject, let account = detail.account {
      Output.line("")
      Output.line("\(account.channel): \(account.sentence)")
    }
    if case .variant(let detail) = subject { explainContent(detail) }
    switch subject {
    case .order(let detail) where detail.alerts.count > 1:
      let more = min(10, 2 * (detail.alerts.count - 1))
      Output.line(
        "score \(detail.row.score) = \(detail.alerts[0].score) highest + \(more) for "
          + "\(detail.alerts.count - 1) more")
    case .promotion(let row):
      Output.line("\(row.phase(at: workspace.clock.now()).rawValue), by the clock")
    default:
      if subject.alerts.isEmpty, subject.findings.isEmpty { Output.line("nothing fires") }
    }
  }

  /// Each channel's score, and of each finding its weight, its value and what clears it.
  private func explainContent(_ detail: VariantDetail) {
    guard !detail.scores.isEmpty else { return }
    Output.line("")
    Output.line("content, 100 x the weight of the rules passed / of those that apply")
    for score in detail.scores {
      Output.line("  \(TextWidth.pad(score.channel, to: 18))  \(score.score)")
    }
    for row in detail.findings {
      Output.line("")
      Output.line(
        "\(row.code.rawValue)  \(row.severity.rawValue)  weighs \(row.severity.weight)  "
          + "\(row.channel)  \(row.subject)")
      Output.line("  because  \(row.because)")
      if !row.value.isEmpty { Output.line("  value    \(row.value)") }
      if let waiver = row.waiver {
        Output.line("  waived   until \(waiver.until) by \(waiver.by): \(waiver.reason)")
      }
      if let owner = row.owner { Output.line("  owner    \(owner)") }
      Output.line("  clears   when \(row.code.clearsWhen)")
    }
  }

  private func explain(_ alert: Alert) {
    Output.line("")
    Output.line("\(alert.code.rawValue)  \(alert.priority)  score \(alert.score)")
    Output.line("  because  \(alert.because)")
    for part in alert.parts {
      let points = part.points < 0 ? "\(part.points)" : "+\(part.points)"
      Output.line(
        "  \(TextWidth.pad(points, to: 4, align: .right))  "
          + "\(TextWidth.pad(part.name, to: 12))  \(part.because)")
    }
    for input in alert.inputs {
      Output.line("  \(TextWidth.pad(input.name, to: 18))  \(input.value)")
    }
    if let since = alert.since { Output.line("  since    \(since)") }
    if let deadline = alert.deadline {
      Output.line("  deadline \(deadline.kind.rawValue) \(deadline.at)")
    }
    if let group = alert.group { Output.line("  group    \(group.key)") }
    Output.line("  clears   \(alert.clearsWhen)")
    Output.line("  next     \(NextStep.text(for: alert.code))")
  }
}

/// One thing that was asked about, with everything known.
enum Subject {
  case order(OrderDetail)
  case variant(VariantDetail)
  case promotion(PromotionRow)

  var name: String {
    switch self {
    case .order(let detail): detail.row.name
    case .variant(let detail): detail.row.sku ?? detail.row.handle
    case .promotion(let row): row.name
    }
  }

  var alerts: [Alert] {
    switch self {
    case .order(let detail): detail.alerts
    case .variant(let detail): detail.alerts
    case .promotion: []
    }
  }

  var findings: [FindingRow] {
    if case .variant(let detail) = self { detail.findings } else { [] }
  }

  var pane: Pane {
    switch self {
    case .order: .orders
    case .variant: .inventory
    case .promotion: .promotions
    }
  }

  func json(in workspace: Workspace) throws -> JSONValue {
    switch self {
    case .promotion(let row):
      let now = workspace.clock.now()
      return .promotion(
        row, now: now, targets: workspace.targetCount(of: row),
        conflicts: try workspace.store.conflicts(now: now))
    case .order(let detail):
      guard case .object(var members) = JSONValue.order(detail.row) else { return .null }
      members.append(
        JSONValue.Member(
          key: "lines",
          value: .array(
            detail.lines.map { line in
              .object([
                "sku": .text(line.sku), "title": .string(line.title),
                "quantity": .number(line.quantity), "price": .amount(line.price),
                "fulfillment": .string(line.fulfilment.rawValue),
                "available": .number(line.available),
                "locations": .array(
                  line.levels.map {
                    .object([
                      "location": .string($0.location), "available": .number($0.stock.available),
                    ])
                  }),
              ])
            })))
      members.append(JSONValue.Member(key: "ship_by", value: .instant(detail.shipBy)))
      members.append(
        JSONValue.Member(key: "tickets", value: .array(detail.tickets.map(JSONValue.ticket))))
      members.append(
        JSONValue.Member(
          key: "inquiries",
          value: .array(
            detail.inquiries.map {
              .object([
                "inquiry": .string($0.number), "kind": .text($0.kind),
                "subject": .string($0.subject), "received_at": .instant($0.receivedAt),
                "answered_at": .instant($0.answeredAt),
              ])
            })))
      members.append(
        JSONValue.Member(
          key: "timeline",
          value: .array(
            detail.timeline.map {
              .object(["at": .instant($0.at), "text": .string($0.text)])
            })))
      members.append(alertsMember)
      return .object(members)
    case .variant(let detail):
      guard case .object(var members) = JSONValue.variant(detail.row) else { return .null }
      members.append(
        JSONValue.Member(
          key: "locations",
          value: .array(
            detail.levels.map { level in
              .object([
                "location": .string(level.location), "on_hand": .number(level.stock.onHand),
                "available": .number(level.stock.available),
                "committed": .number(level.stock.committed), "as_of": .instant(level.asOf),
              ])
            })))
      members.append(
        JSONValue.Member(
          key: "listings",
          value: .array(
            detail.listings.map { line in
              .object([
                "channel": .string(line.channel), "state": .string(line.state.rawValue),
                "sku": .text(line.sku ?? detail.row.sku),
                "price": .amount(line.price), "currency": .text(line.price?.currency.code),
                "quantity": .number(line.quantity),
                "title": .string(line.title ?? detail.row.title),
                "images": .number(line.imageCount),
                "missing_since": .instant(line.missingSince),
              ])
            })))
      members.append(
        JSONValue.Member(
          key: "scores",
          value: .object(
            detail.scores.map { JSONValue.Member(key: $0.channel, value: .number($0.score)) })))
      members.append(
        JSONValue.Member(
          key: "content", value: .array(detail.findings.map(JSONValue.finding))))
      members.append(
        JSONValue.Member(
          key: "tickets", value: .array(detail.tickets.map(JSONValue.ticket))))
      members.append(alertsMember)
      return .object(members)
    }
  }

  /// What people did about it.
  var triage: TriageSummary {
    switch self {
    case .order(let detail): detail.row.triage
    case .variant(let detail): detail.triage
    case .promotion: TriageSummary()
    }
  }

  /// The same for one of its alerts: what appeared later fires.
  func triage(of alert: Alert) -> TriageSummary {
    var summary = triage
    switch self {
    case .order(let detail): summary.state = detail.heldAlerts[alert.code] ?? .firing
    case .variant(let detail): summary.state = detail.heldAlerts[alert.code] ?? .firing
    case .promotion: break
    }
    return summary
  }

  private var alertsMember: JSONValue.Member {
    JSONValue.Member(
      key: "alerts",
      value: .array(
        alerts.map {
          JSONValue.alert($0, subject: name, pane: pane, triage: triage(of: $0))
        }))
  }
}

extension Workspace {
  /// Variants that a promotion's targets match now; nil for events, for a promotion of everything,
  /// and for targets that are no query.
  func targetCount(of row: PromotionRow) -> Int? {
    guard row.promotion != nil, let targets = row.targets, !targets.isEmpty,
      let query = try? Query.parse(targets, schema: .of(.catalog))
    else { return nil }
    return try? store.count(.catalog, query, now: clock.now())
  }

  func subject(_ kind: SubjectKind, _ text: String) throws -> Subject {
    switch kind {
    case .order: .order(try orderDetail(id: try store.findOrder(text)))
    case .variant, .product: .variant(try store.variantDetail(id: try store.findVariant(text)))
    case .promotion: .promotion(try store.findPromotion(text, now: clock.now()))
    }
  }

  /// The same lines as the dashboard's inspector, as plain text.
  func printDocument(of subject: Subject) {
    let (setup, _) = DashboardSetup.make(for: self)
    let width = 100
    var state = DashboardState(
      setup: setup, size: Size(width: width + 4, height: 60), now: clock.now(),
      snapshot: StoreSnapshot())
    let lines =
      switch subject {
      case .order(let detail): state.lines(of: .order(detail), width: width)
      case .variant(let detail): state.lines(of: .variant(detail), width: width)
      case .promotion(let row): state.lines(of: row, width: width)
      }
    state.message = nil
    for line in lines { Output.line(line) }
  }
}
