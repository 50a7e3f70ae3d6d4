/// A value of a TOML file, of the kinds that themes have.
enum TOMLValue: Equatable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([TOMLValue])
  case table([TOMLEntry])
}

/// A key with its value, and where it stands.
struct TOMLEntry: Equatable, Sendable {
  let key: String
  var value: TOMLValue
  /// From 1.
  let line: Int
}

/// Why a text is not TOML, or not what is read here.
struct TOMLError: Error, Equatable {
  /// From 1.
  let line: Int
  let message: String
}

extension [TOMLEntry] {
  /// Puts a value in at a path, making the tables on the way.
  mutating func insert(_ value: TOMLValue, at path: ArraySlice<String>, line: Int) throws(TOMLError)
  {
    guard let key = path.first else { return }
    let rest = path.dropFirst()
    let index = firstIndex { $0.key == key }
    guard let index else {
      var inner: [TOMLEntry] = []
      if !rest.isEmpty { try inner.insert(value, at: rest, line: line) }
      append(TOMLEntry(key: key, value: rest.isEmpty ? value : .table(inner), line: line))
      return
    }
    guard case .table(var inner) = self[index].value else {
      throw TOMLError(line: line, message: "\(key) is given twice")
    }
    if rest.isEmpty {
      guard value == .table([]) else {
        throw TOMLError(line: line, message: "\(key) is given twice")
      }
      return
    }
    try inner.insert(value, at: rest, line: line)
    self[index].value = .table(inner)
  }
}
