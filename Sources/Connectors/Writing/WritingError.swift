/// Why a file could not be written. Rows that a format can't say are `ExportIssue`s.
public enum WritingError: Error, Hashable, Sendable {
  /// The system refused; `reason` is in its words.
  case cannotWrite(path: String, reason: String)
  /// The file is there already, and nobody said that it may be replaced.
  case exists(path: String)
  case unknownFormat(id: String, nearest: String?)
  case unknownColumn(name: String, format: String, nearest: String?)
  /// The format has no field that can be edited here.
  case nothingPending(format: String)
}

extension WritingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path): can't be written: \(reason); check the folder, its permissions and free space"
    case .exists(let path):
      "\(path): is there already; name another file, or replace it with --force"
    case .unknownFormat(let id, let nearest):
      "\"\(id)\" is not a format that can be written"
        + (nearest.map { "; did you mean \($0)?" }
          ?? "; the formats are \(OutFormat.all.map(\.id).joined(separator: ", "))")
    case .unknownColumn(let name, let format, let nearest):
      "\(format) has no column \"\(name)\""
        + (nearest.map { "; did you mean \($0)?" } ?? "; aisle export --list names them")
    case .nothingPending(let format):
      "\(format) has no field that is edited here; write it with --all or --where QUERY"
    }
  }
}
