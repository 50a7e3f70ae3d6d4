import ArgumentParser
import Commerce
import Store

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "List promotions that get in each other's way, the worst first.",
    discussion: """
      Words narrow the list to conflicts of promotions whose key or name has them. variants, \
      worst_price and worst_margin are given where targets and values prove them.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Words of a promotion's key or name.", valueName: "words"))
  var words: [String] = []

  @Option(help: "At most so many rows.")
  var limit: Int?

  func run() throws {
    let workspace = try Workspace.open(options)
    let now = workspace.clock.now()
    let names = try workspace.promotionNames(now: now)
    let wanted = words.map { $0.lowercased() }
    let reports = try workspace.store.conflicts(now: now).filter { report in
      let text = [report.conflict.a, report.conflict.b].flatMap { [$0, names[$0] ?? ""] }
        .joined(separator: " ").lowercased()
      return wanted.allSatisfy(text.contains)
    }
    let columns: [TextColumn<ConflictReport>] = [
      TextColumn("severity") { "\($0.conflict.severity)" },
      TextColumn("kind") { $0.conflict.kind.rawValue },
      TextColumn("a") { $0.conflict.a },
      TextColumn("b") { $0.conflict.b },
      TextColumn("variants", isNumber: true) { $0.variants.map(String.init) ?? "" },
      TextColumn("worst_price", isNumber: true) { $0.worstPrice?.description ?? "" },
      TextColumn("worst_margin", isNumber: true) { report in
        report.worstMargin.map { "\($0.value / 100)%" } ?? ""
      },
      TextColumn("because") { $0.conflict.because },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for report in reports.prefix(limit ?? .max) {
      writer.write(json: .conflict(report), cells: columns.map { $0.text(report) })
    }
    writer.finish()
  }
}

extension Workspace {
  fileprivate func promotionNames(now: Instant) throws -> [String: String] {
    var names: [String: String] = [:]
    try store.eachPromotionRow(
      query: Query(), sort: QuerySchema.of(.promotions).defaultSort, now: now
    ) { row in
      names[row.key] = row.name
      return true
    }
    return names
  }
}
