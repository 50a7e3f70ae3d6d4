import Commerce
import TOML

extension Configuration {
  /// Reads the text of a config file.
  ///
  /// Whatever can be used is used: a setting that can't be is reported with its place and keeps its
  /// default. A text that is no TOML at all is one error and the default configuration.
  /// - Parameters:
  ///   - path: The file's absolute path, for places and for folders relative to it.
  ///   - home: What `~` stands for; without it a `~` is an error.
  public static func load(
    _ text: String, path: String, home: String? = nil
  ) -> (configuration: Configuration, problems: [ConfigurationProblem]) {
    let log = ProblemLog(file: path)
    let table: TOMLTable
    do {
      table = try TOMLTable(reading: text)
    } catch {
      log.error(
        error.place, "this is not TOML: \(error.message)",
        mend: "correct the line; until then every setting has its default")
      return (.default, log.problems)
    }
    var reader = DocumentReader(
      root: TableReader(table, at: .start, name: "the file", log: log),
      paths: PathResolver(configFile: path, home: home))
    return (reader.read(), log.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }
}

/// Reads the tables of a config file in an order that lets later ones refer to earlier ones.
struct DocumentReader {
  var root: TableReader
  let paths: PathResolver

  var log: ProblemLog { root.log }

  mutating func read() -> Configuration {
    var configuration = readStore()
    configuration.settings.locations = readLocations(zone: configuration.settings.zone)
    configuration.settings.channels = readChannels(
      locations: configuration.settings.locations, orders: readDefaultOrders())
    configuration.settings.inventory = readInventory()
    configuration.settings.editing = readEditing()
    configuration.settings.triage = readTriage()
    configuration.notify = readNotify()
    configuration.sources = readSources(in: &configuration)
    configuration.exportFolder = readExportFolder()
    readScreen(into: &configuration)
    configuration.hooks = readHooks()
    configuration.views = readViews()
    configuration.maps = readMaps()
    checkFormats(of: configuration)
    root.reportUnknownKeys()
    return configuration
  }

  private mutating func readStore() -> Configuration {
    var configuration = Configuration.default
    guard var store = root.table("store", name: "[store]") else { return configuration }
    if let name = store.text("name") { configuration.settings.name = name }
    if let currency = store.currency("currency") {
      configuration.settings.currency = currency
      configuration.assumptions.remove(.currency)
    }
    if let zone = store.zone("zone") {
      configuration.settings.zone = zone
      configuration.assumptions.remove(.zone)
    }
    configuration.asOf = store.date("as_of")
    configuration.environment = store.choice("environment", of: StoreEnvironment.self)
    store.reportUnknownKeys()
    return configuration
  }

  private mutating func readInventory() -> InventorySettings {
    var settings = InventorySettings()
    guard var table = root.table("inventory", name: "[inventory]") else { return settings }
    if let units = table.integer("minimum", in: 0...1_000_000) { settings.minimum = units }
    if let days = table.integer("overstock_days", in: 1...3_650) { settings.overstockDays = days }
    if let days = table.integer("lead_time_days", in: 0...730) { settings.leadTimeDays = days }
    if let level = table.percent("service_level") { settings.serviceLevel = level }
    table.reportUnknownKeys()
    return settings
  }

  private mutating func readEditing() -> EditingSettings {
    var settings = EditingSettings()
    guard var table = root.table("editing", name: "[editing]") else { return settings }
    if let drop = table.percent("maximum_drop") { settings.maximumDrop = drop }
    if let floor = table.percent("margin_floor") { settings.marginFloor = floor }
    if let rows = table.integer("typed_confirmation_over", in: 0...1_000_000_000) {
      settings.typedConfirmationOver = rows
    }
    table.reportUnknownKeys()
    return settings
  }
}
