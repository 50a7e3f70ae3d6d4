import TOML
import Spelling

/// Collects what could not be used, in the order it was found.
final class ProblemLog {
  let file: String
  private(set) var problems: [ConfigurationProblem] = []

  init(file: String) { self.file = file }

  func error(_ place: TOMLPlace, _ message: String, mend: String) {
    add(.error, place, message, mend)
  }

  func warning(_ place: TOMLPlace, _ message: String, mend: String) {
    add(.warning, place, message, mend)
  }

  private func add(
    _ severity: ConfigurationProblem.Severity, _ place: TOMLPlace, _ message: String, _ mend: String
  ) {
    problems.append(
      ConfigurationProblem(
        severity: severity, file: file, line: place.line, column: place.column, message: message,
        mend: mend))
  }
}

/// Takes the settings of one table by name, and knows afterwards which keys no one asked for.
///
/// A setting of the wrong type is reported and then counts as not given.
struct TableReader {
  let table: TOMLTable
  /// Where it begins.
  let place: TOMLPlace
  /// As the file writes it: `[store]`, `[[channel]]`.
  let name: String
  let log: ProblemLog
  private var known: [String] = []

  init(_ table: TOMLTable, at place: TOMLPlace, name: String, log: ProblemLog) {
    self.table = table
    self.place = place
    self.name = name
    self.log = log
  }

  /// The entry of a key, which counts as known from now on.
  mutating func entry(_ key: String) -> TOMLEntry? {
    if !known.contains(key) { known.append(key) }
    return table[key]
  }

  /// Reads a setting by `convert`; nil when it is absent or, after a report, unusable.
  mutating func value<Value>(
    _ key: String, as expected: String, _ convert: (TOMLValue) -> Value?
  ) -> Value? {
    guard let entry = entry(key) else { return nil }
    if let value = convert(entry.node.value) { return value }
    log.error(
      entry.node.place, "\(key) can't be \(entry.node.value.described)",
      mend: "write \(expected), or take the line out")
    return nil
  }

  /// A table under a key: `[orders]`.
  mutating func table(_ key: String, name: String) -> TableReader? {
    let log = log
    let place = entry(key)?.node.place ?? place
    return value(key, as: "a table like \(name)") { value in
      guard case .table(let table) = value else { return nil }
      return TableReader(table, at: place, name: name, log: log)
    }
  }

  /// The tables of a list: each `[[channel]]`.
  mutating func tables(_ key: String) -> [TableReader] {
    guard let entry = entry(key) else { return [] }
    let name = "[[\(key)]]"
    guard case .array(let elements) = entry.node.value else {
      log.error(
        entry.keyPlace, "\(key) is \(entry.node.value.kind), not a list of tables",
        mend: "write \(name) with two brackets, once for each")
      return []
    }
    return elements.compactMap { element in
      if case .table(let table) = element.value {
        return TableReader(table, at: element.place, name: name, log: log)
      }
      log.error(
        element.place, "\(element.value.kind) stands in \(name)", mend: "write a table there")
      return nil
    }
  }

  /// Warns of each key that nothing has asked for, with the nearest one that exists.
  func reportUnknownKeys() {
    for entry in table.entries where !known.contains(entry.key) {
      let nearest = Spelling.nearest(
        to: entry.key, among: known, within: max(2, entry.key.count / 3))
      log.warning(
        entry.keyPlace, "\(entry.key) is not a setting of \(name)",
        mend: nearest.map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))")
    }
  }
}
