internal import GRDB

/// What went wrong with the store, and what a person can do about it.
public enum StoreError: Error, Hashable, Sendable {
  /// Nothing is at the path, and it was opened for reading only.
  case missing(path: String)
  /// The file is not a SQLite database, or not one of this program.
  case notAStore(path: String)
  /// Made by a newer version of this program.
  case newerSchema(path: String, found: Int, known: Int)
  /// Another process held the store for longer than the waiting time.
  case locked
  case diskFull
  /// The file, its folder or the whole run does not allow writing.
  case readOnly
  case cannotOpen(path: String, reason: String)
  /// SQLite found the file damaged.
  case damaged(reason: String)
  /// The read was given up because its result is no longer wanted.
  case interrupted
  /// Nothing has this name, SKU, handle or number.
  case notFound(what: String, nearest: [String])
  /// The request makes no sense for the store as it is: why, and what would.
  case refused(reason: String)
  /// Anything else that SQLite says: a defect of this program.
  case unexpected(reason: String)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no store yet; import a file first"
    case .notAStore(let path):
      "\(path): this is not a store of aisle; name another file with --store"
    case .newerSchema(let path, let found, let known):
      "\(path): made by a newer aisle (schema \(found), this one knows \(known)); update aisle"
    case .locked:
      "another program has been writing to the store for a minute; wait for its import to end, or "
        + "close it, and try again"
    case .diskFull:
      "the disk is full; nothing was changed; make room and try again"
    case .readOnly:
      "the store can't be written; check the file's and the folder's permissions"
    case .cannotOpen(let path, let reason):
      "\(path): can't be opened (\(reason)); check the path and its permissions"
    case .damaged(let reason):
      "the store is damaged (\(reason)); restore a backup or import the files into a new store"
    case .interrupted:
      "the read was interrupted"
    case .notFound(let what, let nearest):
      nearest.isEmpty
        ? "there is no \(what)"
        : "there is no \(what); the nearest: \(nearest.joined(separator: ", "))"
    case .refused(let reason): reason
    case .unexpected(let reason): "the store failed: \(reason)"
    }
  }
}

extension StoreError {
  /// The store's own error for whatever SQLite or the file system threw.
  static func from(_ error: any Error, path: String = "") -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else {
      return .unexpected(reason: String(describing: error))
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
    case .SQLITE_FULL: return .diskFull
    case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
    case .SQLITE_NOTADB: return .notAStore(path: path)
    case .SQLITE_CORRUPT: return .damaged(reason: error.message ?? "corrupt")
    case .SQLITE_CANTOPEN: return .cannotOpen(path: path, reason: error.message ?? "can't open")
    case .SQLITE_INTERRUPT: return .interrupted
    default: return .unexpected(reason: error.description)
    }
  }
}
