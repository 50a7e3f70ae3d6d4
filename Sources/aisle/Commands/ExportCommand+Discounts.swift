import ArgumentParser
import Commerce
import Configuration
import Connectors
import Foundation
import Store

extension ExportCommand {
  /// Writes promotions as Shopify's discounts.
  func exportDiscounts() throws {
    guard !pending else {
      throw ValidationError(
        "promotions are not edited here, so none waits; say --all or --where QUERY")
    }
    let selected: Query
    do { selected = try Query.parse(Negation.query(query ?? ""), schema: .of(.promotions)) } catch {
      throw ValidationError("the query: \(error)")
    }
    let workspace = try Workspace.open(options)
    let now = workspace.clock.now()
    let channel = try discountChannel(workspace)
    let rows = try workspace.store.entries(
      from: Instant(milliseconds: .min), to: Instant(milliseconds: .max), query: selected, now: now
    ).filter { row in
      channel.map { row.channels.isEmpty || row.channels.contains($0) } ?? true
    }
    let path = output.map(Workspace.absolute)
    let sink: any ByteSink =
      try path.map { try FileSink(path: $0, mayReplace: force) }
      ?? DescriptorSink(descriptor: STDOUT_FILENO, name: "standard output")
    let source = workspace.configuration.sources.first { $0.channel == channel }
    let result = try ShopifyDiscountsFile.write(
      rows, now: now, currency: source?.currency ?? workspace.settings.currency, to: sink)
    try sink.commit()
    let sentence =
      "\(path ?? "-")  \(ShopifyDiscountsFile.id)  \(result.rows) "
      + (result.rows == 1 ? "row" : "rows")
    if options.json, path != nil {
      Output.line(
        JSONValue.object([
          "file": .text(path), "format": .string(ShopifyDiscountsFile.id),
          "channel": .text(channel), "rows": .number(result.rows),
          "refused": .number(result.refused.count),
        ]).description)
    } else if path != nil {
      Output.line(sentence)
    } else {
      Output.note(sentence)
    }
    for issue in result.refused {
      Output.error("\(issue.subject): \(issue.field ?? "") \(issue.reason)")
    }
    if !result.refused.isEmpty { throw SomeRowsRefused() }
  }

  /// The channel that was named, else the only one of Shopify; nil where there is none.
  private func discountChannel(_ workspace: Workspace) throws -> String? {
    if let channel { return channel }
    let channels = try workspace.store.exportChannels(platform: .shopify)
    guard channels.count < 2 else {
      throw CommandFailure(
        "several channels are Shopify's (\(channels.joined(separator: ", "))); name one with "
          + "--channel")
    }
    return channels.first
  }
}

extension JSONValue {
  static var discountFormat: JSONValue {
    .object([
      "format": .string(ShopifyDiscountsFile.id), "name": .string(ShopifyDiscountsFile.name),
      "needs": .texts(["code or name"]), "writes": .string(ShopifyDiscountsFile.writes),
      "leaves_out": .string(ShopifyDiscountsFile.leavesOut),
    ])
  }
}
