import Commerce
import TOML

extension DocumentReader {
  /// A source on a channel that no `[[channel]]` declares makes that channel, so that the smallest
  /// useful file is one `[[source]]`.
  mutating func readSources(in configuration: inout Configuration) -> [SourceSettings] {
    let declared = configuration.settings.channels.map(\.channel.code)
    let locations = configuration.settings.locations.map(\.location.code)
    var sources: [SourceSettings] = []
    for var table in root.tables("source") {
      guard let id = required("id", in: &table, unlike: sources.map(\.id)),
        let inbox = inbox(of: &table)
      else { continue }
      var source = SourceSettings(id: id, channel: id, inbox: inbox)
      source.platform = table.choice("platform", of: Platform.self)
      if declared.isEmpty {
        source.channel = table.text("channel") ?? id
      } else if let channel = channel(of: &table, id: id, declared: declared) {
        source.channel = channel
      } else {
        continue
      }
      source.format = table.text("format")
      source.currency = table.currency("currency")
      source.zone = table.zone("zone")
      source.encoding = table.encoding("encoding")
      source.dates = table.choice("dates", of: DateOrder.self)
      source.decimal = table.choice("decimal", of: DecimalSign.self)
      source.ticketURL = table.value(
        "ticket_url", as: "an address with {key}: \"https://jira.example.com/browse/{key}\""
      ) { value in
        guard case .string(let text) = value, text.contains("{key}"),
          text.hasPrefix("https://") || text.hasPrefix("http://")
        else { return nil }
        return text
      }
      if let span = table.span("late_after") {
        configuration.settings.sourceLateAfter[id] = span
      }
      if let whole = table.boolean("full_exports") { source.sendsWholeCatalog = whole }
      if let keeps = table.boolean("keep_files") { source.keepsFiles = keeps }
      if let location = location(of: &table, declared: locations) {
        source.defaultLocation = location
      }
      table.reportUnknownKeys()
      sources.append(source)
    }
    if declared.isEmpty { declareChannels(of: sources, in: &configuration) }
    return sources
  }

  private func inbox(of table: inout TableReader) -> String? {
    let entry = table.entry("inbox")
    guard let text = required("inbox", in: &table, unlike: []), let entry else { return nil }
    if let path = paths.resolve(text) { return path }
    log.error(
      entry.node.place, "~ in \"\(text)\" can't be resolved: HOME is not set",
      mend: "write the whole path")
    return nil
  }

  private func channel(of table: inout TableReader, id: String, declared: [String]) -> String? {
    if table.table["channel"] == nil {
      _ = table.entry("channel")
      if declared.contains(id) { return id }
      if declared.count == 1 { return declared.first }
      log.error(
        table.place, "the source \"\(id)\" names no channel",
        mend: "add channel = \"…\": one of \(declared.joined(separator: ", "))")
      return nil
    }
    return reference("channel", in: &table, to: declared, kind: "channel")
  }

  private func location(of table: inout TableReader, declared: [String]) -> String? {
    declared.isEmpty
      ? table.text("location")
      : reference("location", in: &table, to: declared, kind: "location") ?? declared.first
  }

  private func declareChannels(
    of sources: [SourceSettings], in configuration: inout Configuration
  ) {
    for source in sources
    where !configuration.settings.channels.contains(where: { $0.channel.code == source.channel }) {
      let kind: ChannelKind = source.platform == .amazon ? .marketplace : .ownStore
      configuration.settings.channels.append(
        ChannelSettings(channel: Channel(code: source.channel, name: source.channel, kind: kind)))
    }
  }
}
