public import Commerce
public import TerminalKit

/// A column map being made for a file: a row for each of the file's columns.
public struct MapOverlay: Equatable, Sendable {
  public var sheet: MapSheet
  /// The file's column under the cursor, from 0.
  public var cursor = 0
  /// What the column fills, or what the rows are about, being chosen.
  public var chooser: MapChooser?
  /// What an import would do; nothing has changed yet. Nil until it was tried.
  public var trial: ImportResult?
  /// The file is being read.
  public var isReading = false
  /// The map as the config has it; nil when it has none of this name.
  public var saved: ColumnMap?

  /// Opens on a sheet; `saved` when its map came from the config.
  public init(_ sheet: MapSheet, saved: ColumnMap? = nil) {
    self.sheet = sheet
    self.saved = saved
  }

  /// Changed since it was saved, or never saved.
  public var isUnsaved: Bool { saved != sheet.map }
}

/// A list of names that narrows as one types.
public struct MapChooser: Equatable, Sendable {
  /// What is chosen.
  public enum Purpose: Equatable, Sendable {
    /// What this column of the file fills.
    case target(column: Int)
    case kind
  }

  public var purpose: Purpose
  public var line = LineEditor()
  public var cursor = 0

  /// Opens on a choice.
  public init(_ purpose: Purpose, cursor: Int = 0) {
    self.purpose = purpose
    self.cursor = cursor
  }

  /// A line of the list; the id is nil for leaving the column out.
  public struct Choice: Equatable, Sendable {
    public var id: String?
    public var help: String
  }

  /// What the typed text leaves of the list.
  public func choices(for map: ColumnMap) -> [Choice] {
    let all: [Choice] =
      switch purpose {
      case .kind: MapKind.allCases.map { Choice(id: $0.rawValue, help: $0.help) }
      case .target:
        [Choice(id: nil, help: "the column is left out")]
          + map.kind.columns.map { column in
            let taken = map.columns[column.name].map { "  now from \($0)" } ?? ""
            let need = column.isRequired ? ", needed" : ""
            return Choice(id: column.name, help: column.value.words + need + taken)
          }
      }
    let typed = line.text.lowercased()
    guard !typed.isEmpty else { return all }
    let begins = all.filter { $0.id?.hasPrefix(typed) ?? false }
    return begins
      + all.filter { choice in
        !begins.contains(choice)
          && ((choice.id ?? "left out").contains(typed) || choice.help.contains(typed))
      }
  }
}
