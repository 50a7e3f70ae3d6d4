import Commerce
import TOML
import Spelling

extension DocumentReader {
  mutating func readLocations(zone: StoreZone) -> [LocationSettings] {
    var locations: [LocationSettings] = []
    for var table in root.tables("location") {
      guard let code = required("code", in: &table, unlike: locations.map(\.location.code)) else {
        continue
      }
      var settings = LocationSettings(
        location: Location(code: code, name: table.text("name") ?? code),
        zone: table.zone("zone") ?? zone)
      if let days = table.list("working_days", of: "a weekday like \"mon\"", Self.weekday) {
        settings.workingDays = Set(days)
      }
      if let second = table.timeOfDay("cut_off") { settings.cutOffSecond = second }
      if let second = table.timeOfDay("opens") { settings.opensSecond = second }
      if let second = table.timeOfDay("closes") { settings.closesSecond = second }
      if let days = table.list("closures", of: "a date like 2026-12-25", \.civilDate) {
        settings.closures = Set(days)
      }
      checkHours(of: settings, in: table)
      table.reportUnknownKeys()
      locations.append(settings)
    }
    return locations
  }

  mutating func readChannels(
    locations: [LocationSettings], orders: OrderSettings
  ) -> [ChannelSettings] {
    var channels: [ChannelSettings] = []
    for var table in root.tables("channel") {
      guard let code = required("code", in: &table, unlike: channels.map(\.channel.code)) else {
        continue
      }
      var settings = ChannelSettings(
        channel: Channel(
          code: code, name: table.text("name") ?? code,
          kind: table.choice("kind", of: ChannelKind.self) ?? .ownStore),
        orders: orders)
      settings.location = reference(
        "location", in: &table, to: locations.map(\.location.code), kind: "location")
      settings.orderURL = table.text("order_url")
      settings.productURL = table.text("product_url")
      if let fields = table.list(
        "accepted_drift", of: "one of title, price, status, images, quantity", Self.driftField)
      {
        settings.acceptedDrift = Set(fields)
      }
      if var own = table.table("orders", name: "[channel.orders]") {
        settings.orders = readOrders(&own, over: orders)
      }
      table.reportUnknownKeys()
      channels.append(settings)
    }
    return channels
  }

  /// A text that has to be there and be the first of its name.
  func required(
    _ key: String, in table: inout TableReader, unlike taken: [String]
  ) -> String? {
    let entry = table.entry(key)
    guard let text = table.text(key) else {
      if entry == nil {
        log.error(
          table.place, "this \(table.name) has no \(key)",
          mend: "add \(key) = \"…\"; until then the whole table is left out")
      }
      return nil
    }
    if taken.contains(text), let entry {
      log.error(
        entry.node.place, "there is already a \(table.name) with the \(key) \"\(text)\"",
        mend: "give it another \(key), or take one of the two out")
      return nil
    }
    return text
  }

  /// The name of something that another table declares.
  func reference(
    _ key: String, in table: inout TableReader, to declared: [String], kind: String
  ) -> String? {
    let entry = table.entry(key)
    guard let text = table.text(key), let entry else { return nil }
    if declared.contains(text) { return text }
    let nearest = Spelling.nearest(
      to: text, among: declared, within: max(2, text.count / 3))
    log.error(
      entry.node.place, "there is no \(kind) \"\(text)\"",
      mend: nearest.map { "did you mean \"\($0)\"?" }
        ?? "add a [[\(kind)]] with code = \"\(text)\"")
    return nil
  }

  private func checkHours(of settings: LocationSettings, in table: TableReader) {
    if settings.workingDays.isEmpty {
      log.error(
        table.place, "\"\(settings.location.code)\" has no working days",
        mend: "name at least one, or no ship-by can be computed")
    }
    if settings.opensSecond >= settings.closesSecond {
      log.error(
        table.place, "\"\(settings.location.code)\" closes before it opens",
        mend: "set opens and closes so that opens comes first")
    }
  }

  private static func driftField(_ value: TOMLValue) -> DriftField? {
    if case .string(let text) = value { DriftField(rawValue: text) } else { nil }
  }

  private static func weekday(_ value: TOMLValue) -> Weekday? {
    if case .string(let text) = value { SettingText.weekday(text) } else { nil }
  }
}
