/// Why a file, as a whole, could not be taken. Bad rows are `RowIssue`s and never end a file.
public enum FeedError: Error, Hashable, Sendable {
  /// The system refused; `reason` is in its words.
  case unreadable(path: String, reason: String)
  case isDirectory(path: String)
  case empty(path: String)
  /// No table: a picture, a spreadsheet, a web page. `kind` names it where its first bytes do.
  case binary(path: String, kind: String?)
  /// No format has these columns. `nearest` is the format that misses the fewest of its own, or,
  /// where none comes near, `resembles` names what the file seems to hold and what it has of that.
  case unknownHeader(
    path: String, line: Int, columns: [String], nearest: FeedFormat?, missing: [String],
    resembles: String? = nil)
  /// The format was named by a person, and the file lacks columns that it cannot do without.
  case missingColumns(path: String, line: Int, format: FeedFormat, missing: [String])
  /// A column that decides what a row means stands in the header twice.
  case repeatedColumn(path: String, line: Int, column: Int, name: String)
  case unknownFormat(id: String, nearest: FeedFormat?)
  /// No map of the config has this name; `nearest` may be the name itself, given without `map:`.
  case unknownMap(name: String, nearest: String?)
  /// A map that leaves out what its kind can't do without.
  case incompleteMap(name: String, missing: [String])
  /// Several maps read these columns.
  case severalMaps(path: String, line: Int, names: [String])
  /// A quoted cell opened at this place and the file ended inside it.
  case unclosedQuote(path: String, line: Int, column: Int)
  /// One row is longer than the reader keeps in memory.
  case rowTooLong(path: String, line: Int, limit: Int)
  /// gzip or zip that can't be unpacked; `reason` is in the unpacker's words.
  case damagedArchive(path: String, reason: String)
  /// A packed file that grows to many times its size.
  case bomb(path: String, times: Int)
  /// An archive of several files, where one is wanted.
  case severalParts(path: String, parts: [String])
  /// The file is not what it was when it was recognised.
  case changed(path: String)
  case cancelled(path: String)
}

extension FeedError: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: what is wrong; what to do`
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): can't be read: \(reason); check the path and its permissions"
    case .isDirectory(let path):
      "\(path): is a folder, not a file; name a file in it, or import the folder as a whole"
    case .empty(let path):
      "\(path): is empty; export it again, or wait until it is written"
    case .binary(let path, let kind):
      "\(path):1:1: is \(kind ?? "not a text file"); export it as CSV or tab-separated text"
    case .unknownHeader(let path, let line, let columns, let nearest, let missing, let resembles):
      Self.unknownHeader(
        "\(path):\(line):1: no known format has these columns (\(Self.list(columns)))", nearest,
        missing, resembles)
    case .missingColumns(let path, let line, let format, let missing):
      "\(path):\(line):1: lacks \(Self.list(missing)), without which it can't be read as "
        + "\(format.id); export it with these columns, or name another format"
    case .repeatedColumn(let path, let line, let column, let name):
      "\(path):\(line):\(column): the column \"\(name)\" stands in the header twice; "
        + "remove or rename one of them"
    case .unknownFormat(let id, let nearest):
      "\"\(id)\" is not a format"
        + (nearest.map { "; did you mean \($0.id)?" }
          ?? "; the formats are \(FeedFormat.all.map(\.id).joined(separator: ", "))")
    case .unknownMap(let name, let nearest):
      nearest == name
        ? "\"\(name)\" is a map of the config; write map:\(name)"
        : "the config has no map \"\(name)\""
          + (nearest.map { "; did you mean map:\($0)?" }
            ?? "; aisle map list shows them, aisle map guess FILE makes one")
    case .incompleteMap(let name, let missing):
      "the map \"\(name)\" fills no \(missing.joined(separator: ", ")); name the column of the file "
        + "or a constant for it"
    case .severalMaps(let path, let line, let names):
      "\(path):\(line):1: the maps \(names.joined(separator: ", ")) all read these columns; "
        + "say which with --as map:NAME, or format = \"map:NAME\" in its source"
    case .unclosedQuote(let path, let line, let column):
      "\(path):\(line):\(column): a quote opens here and is never closed; the file is cut off or "
        + "damaged: export it again, or close the quote"
    case .rowTooLong(let path, let line, let limit):
      "\(path):\(line):1: this row is longer than \(limit / 1_048_576) MB; most likely a quote "
        + "that opens in it is never closed: export the file again, or close the quote"
    case .damagedArchive(let path, let reason):
      "\(path): is packed and can't be unpacked: \(reason); pack it again, or give the file itself"
    case .bomb(let path, let times):
      "\(path): unpacks to more than \(times) times its size, as no export does; "
        + "unpack it yourself if you trust it"
    case .severalParts(let path, let parts):
      "\(path): holds several files (\(Self.list(parts))); name no format and all of them are read"
    case .changed(let path):
      "\(path): changed while it was read; import it again when it is written"
    case .cancelled(let path):
      "\(path): reading was stopped; nothing of it is kept, import it again"
    }
  }

  private static func unknownHeader(
    _ head: String, _ nearest: FeedFormat?, _ missing: [String], _ resembles: String?
  ) -> String {
    let map = "a column map reads a file of another system: aisle map guess FILE"
    if let resembles {
      return "\(head); it looks like \(resembles), but lacks \(list(missing)): "
        + "export it with these, or \(map)"
    }
    guard let nearest else { return "\(head); \(map)" }
    return "\(head); the nearest is \(nearest.id), which also needs \(list(missing)): "
      + "export it with these, or \(map)"
  }

  /// At most eight names, so that a header of 80 columns does not fill the screen.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { name in
      let short = name.count > 40 ? String(name.prefix(39)) + "…" : name
      return short.contains("\n") ? short.replacing("\n", with: " ") : short
    }
    return shown.joined(separator: ", ")
      + (names.count > 8 ? ", … \(names.count - 8) more" : "")
  }
}
