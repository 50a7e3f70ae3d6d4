import ArgumentParser
import Commerce
import Store

struct IdentityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identity",
    abstract: "Two SKUs that may be one article: list, show, link, keep apart.",
    discussion: """
      Nothing is linked without a person. A link keeps one variant with the stock, the orders and the \
      listings of both; the channels go on using their own SKUs, and aisle undo takes it back.
      """,
    subcommands: [
      IdentityList.self, IdentityShow.self, IdentityLink.self, IdentityApart.self,
      IdentityLinks.self,
    ], defaultSubcommand: IdentityList.self)
}

struct IdentityList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the proposals that nobody has answered, the surest first (the default).")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "One sort only; duplicates are two on one channel, to be corrected there.")
  var only: Sort?

  @Option(help: "At most so many.")
  var limit = 500

  enum Sort: String, EnumerableFlag {
    case certain, likely, doubtful, duplicates

    var strength: ArticleStrength {
      switch self {
      case .certain: .certain
      case .likely: .likely
      case .doubtful: .doubtful
      case .duplicates: .duplicate
      }
    }
  }

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.judge()
    let pairs = try workspace.store.identityPairs(only?.strength, limit: limit)
    var writer = RowWriter(format: options.format, columns: Self.columns)
    for pair in pairs {
      writer.write(json: .pair(pair), cells: Self.columns.map { $0.text(pair) })
    }
    writer.finish()
    if pairs.isEmpty, options.format == .table { Output.note("No two SKUs look like one article") }
  }

  private static let columns: [TextColumn<ArticlePair>] = [
    TextColumn("id", isNumber: true) { "\($0.id)" },
    TextColumn("strength") { $0.match.strength.word },
    TextColumn("sku") { $0.kept.name },
    TextColumn("on") { $0.kept.channels.joined(separator: " ") },
    TextColumn("other_sku") { $0.removed.name },
    TextColumn("other_on") { $0.removed.channels.joined(separator: " ") },
    TextColumn("because") { pair in
      pair.match.evidence.map(\.sentence).joined(separator: " ")
    },
  ]
}

struct IdentityShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what speaks for two SKUs and against them, and what a link would do.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var pair: PairOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.judge(limit: Workspace.judgedAtOnce)
    let (one, other) = try pair.variants(in: workspace.store)
    let (first, second, match) = try workspace.store.identityFacts(one, other)
    let plan = try workspace.store.linkPlan(
      one, other, keep: try pair.kept(of: (one, other), in: workspace.store))
    guard !options.json else {
      return Output.line(JSONValue.link(plan, match).description)
    }
    for facts in [plan.kept, plan.removed] {
      for line in Self.lines(facts) { Output.line(line) }
      Output.line("")
    }
    Output.line(match.map { "\($0.strength.word.capitalisedFirst):" } ?? "Nothing speaks for them.")
    for evidence in match?.evidence ?? [] {
      Output.line("  \(evidence.isFor ? "+" : "-") \(evidence.sentence)")
    }
    Output.line("")
    if let refusal = plan.refusal {
      Output.line("They can't be linked: \(refusal).")
      if let remedy = match?.remedy(first, second) { Output.line(remedy) }
    } else {
      Output.line("A link would do this:")
      for sentence in plan.sentences { Output.line("  \(sentence)") }
    }
  }

  static func lines(_ facts: ArticleFacts) -> [String] {
    let options = facts.options.map { "\($0.name) \($0.value)" }
    var lines = [
      ([facts.name, facts.title] + options).joined(separator: "  "),
      "  barcode \(facts.barcodes.isEmpty ? "-" : facts.barcodes.joined(separator: ", "))"
        + "  price \(facts.price.map { "\($0)" } ?? "-")"
        + "  stock \(facts.stock.map(String.init) ?? "-")",
    ]
    for listing in facts.listings {
      let parts = [
        listing.channel, listing.isLive ? "live" : "not live", listing.sku ?? facts.sku,
        listing.price.map { "\($0)" }, listing.quantity.map { "\($0) there" }, listing.articleID,
        listing.title,
      ]
      lines.append("  " + parts.compactMap(\.self).joined(separator: "  "))
    }
    return lines
  }
}

struct IdentityLinks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "List the links and decisions that stand, the newest first.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.open(options, readOnly: true)
    var writer = RowWriter(format: options.format, columns: Self.columns)
    for record in try workspace.store.identityRecords() {
      writer.write(json: .identity(record), cells: Self.columns.map { $0.text(record) })
    }
    writer.finish()
  }

  private static let columns: [TextColumn<IdentityRecord>] = [
    TextColumn("set", isNumber: true) { "\($0.changeSet)" },
    TextColumn("kind") { $0.kind.rawValue },
    TextColumn("sku") { $0.sku },
    TextColumn("other_sku") { $0.otherSKU },
    TextColumn("on") { $0.channels.joined(separator: " ") },
    TextColumn("at") { $0.at.description },
    TextColumn("actor") { $0.actor },
    TextColumn("reason") { $0.reason ?? "" },
  ]
}
