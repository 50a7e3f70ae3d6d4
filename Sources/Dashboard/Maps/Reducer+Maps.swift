import Commerce
import TerminalKit

extension DashboardState {
  /// Asks for a file, with the one that no format knew in its place.
  mutating func askForMapFile() -> [Effect] {
    prompt = Prompt(.mapFile, text: unknownFile ?? "")
    return []
  }

  /// The file that was refused last because no format has its columns, else the first that a source
  /// fails with.
  var unknownFile: String? {
    refusedFile ?? snapshot.sources.compactMap(\.failingFile).first
  }

  mutating func take(_ sheet: MapSheet, saved: ColumnMap?) {
    overlay = .map(MapOverlay(sheet, saved: saved))
  }

  mutating func handleMap(_ key: Key, _ open: MapOverlay) -> [Effect] {
    if open.chooser != nil { return handleMapChooser(key, open) }
    if open.trial != nil { return handleTrial(key, open) }
    var map = open
    if closes(key) {
      overlay = nil
      if open.isUnsaved { say(.info, "The map of \(fileName(open)) was not saved") }
      return []
    }
    if let steps = steps(for: key) {
      map.cursor = min(max(0, map.cursor + steps), map.sheet.file.header.count - 1)
      overlay = .map(map)
      return []
    }
    switch (key.code, key.modifiers) {
    case (.enter, _):
      let now = map.sheet.target(of: map.cursor)?.name
      let place = map.sheet.map.kind.columns.firstIndex { $0.name == now }.map { $0 + 1 } ?? 0
      map.chooser = MapChooser(.target(column: map.cursor), cursor: place)
    case (.character("x"), []): tell(map.sheet.assign(nil, to: map.cursor))
    case (.character("t"), []):
      let place = MapKind.allCases.firstIndex(of: map.sheet.map.kind) ?? 0
      map.chooser = MapChooser(.kind, cursor: place)
    case (.character("c"), []):
      prompt = Prompt(.mapConstant)
    case (.character("d"), []): map.sheet.map.dates = next(after: map.sheet.map.dates)
    case (.character("."), []): map.sheet.map.decimal = next(after: map.sheet.map.decimal)
    case (.character("s"), []):
      guard isReady(map) else { return [.bell] }
      prompt = Prompt(.mapName, text: map.sheet.map.name)
    case (.character("i"), []):
      guard isReady(map), !map.isReading else { return [.bell] }
      map.isReading = true
      overlay = .map(map)
      return [.tryMap(map.sheet.map, path: map.sheet.file.path)]
    default: break
    }
    overlay = .map(map)
    return []
  }

  /// Nil, then each value, then nil again.
  private func next<Value: CaseIterable & Equatable>(after value: Value?) -> Value? {
    let all = Array(Value.allCases)
    guard let value, let place = all.firstIndex(of: value) else { return all.first }
    return place + 1 < all.count ? all[place + 1] : nil
  }

  private mutating func tell(_ problem: String?) {
    if let problem { say(.warning, problem) }
  }

  private mutating func isReady(_ open: MapOverlay) -> Bool {
    guard let problem = open.sheet.problems.first else { return true }
    say(.warning, "Not yet: \(problem)")
    return false
  }

  func fileName(_ open: MapOverlay) -> String {
    open.sheet.file.path.split(separator: "/").last.map(String.init) ?? open.sheet.file.path
  }

  // MARK: Choosing

  private mutating func handleMapChooser(_ key: Key, _ open: MapOverlay) -> [Effect] {
    var map = open
    guard var chooser = open.chooser else { return [] }
    let choices = chooser.choices(for: map.sheet.map)
    if key.code == .escape {
      map.chooser = nil
    } else if key.code == .enter {
      guard choices.indices.contains(chooser.cursor) else { return [.bell] }
      let id = choices[chooser.cursor].id
      switch chooser.purpose {
      case .target(let column): tell(map.sheet.assign(id, to: column))
      case .kind:
        if let kind = id.flatMap(MapKind.init(rawValue:)), kind != map.sheet.map.kind {
          map.sheet.setKind(kind)
        }
      }
      map.chooser = nil
    } else if let steps = steps(for: key, letters: false) {
      chooser.cursor = min(max(0, chooser.cursor + steps), max(0, choices.count - 1))
      map.chooser = chooser
    } else {
      if chooser.line.handle(key) == .changed { chooser.cursor = 0 }
      map.chooser = chooser
    }
    overlay = .map(map)
    return []
  }

  mutating func commitConstant(_ text: String) -> [Effect] {
    guard case .map(var map) = overlay else { return [] }
    if let problem = map.sheet.setConstant(text) {
      prompt?.problem = problem
      return []
    }
    prompt = nil
    overlay = .map(map)
    return []
  }

  // MARK: Saving and importing

  mutating func commitMapName(_ text: String) -> [Effect] {
    guard case .map(var map) = overlay else { return [] }
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    guard !name.isEmpty else {
      prompt?.problem = "a map needs a name"
      return []
    }
    prompt = nil
    map.sheet.map.name = name
    overlay = .map(map)
    return [.saveMap(map.sheet.map)]
  }

  /// A map is in the config, or in this session where there is none.
  mutating func take(saved map: ColumnMap, place: String?) {
    say(
      .done,
      place.map { "Map \(map.name) saved in \($0); files with this header are recognised by it" }
        ?? "Map \(map.name) is kept until the program ends: there is no config file to save it in")
    guard case .map(var open) = overlay else { return }
    open.saved = map
    overlay = .map(open)
  }

  mutating func take(trial: ImportResult) {
    guard case .map(var open) = overlay else { return }
    open.isReading = false
    open.trial = trial
    overlay = .map(open)
  }

  private mutating func handleTrial(_ key: Key, _ open: MapOverlay) -> [Effect] {
    var map = open
    if key.code == .enter {
      guard !map.isReading, let trial = map.trial else { return [] }
      guard !setup.isReadOnly else {
        say(.info, "The store is open read-only")
        return [.bell]
      }
      guard trial.created + trial.updated + trial.unchanged > 0 else {
        say(.warning, "No row can be taken; correct the map first")
        return [.bell]
      }
      map.isReading = true
      overlay = .map(map)
      return [.importMapped(map.sheet.map, path: map.sheet.file.path)]
    }
    guard !map.isReading else { return [] }
    map.trial = nil
    overlay = .map(map)
    // What the trial found is corrected with the map's own keys, at once.
    return closes(key) ? [] : handleMap(key, map)
  }

  /// The file is in: the sheet has done its work.
  mutating func closeMap() {
    guard case .map(let open) = overlay, open.isReading, open.trial != nil else { return }
    if refusedFile == open.sheet.file.path { refusedFile = nil }
    overlay = nil
  }

  /// After a failure the map stays, to be tried again.
  mutating func stopReadingMap() {
    guard case .map(var open) = overlay else { return }
    open.isReading = false
    overlay = .map(open)
  }
}
