/// A value and where it stands.
public struct TOMLNode: Hashable, Sendable {
  /// What stands there.
  public var value: TOMLValue
  /// Where the value begins. For `[table]` and `[[table]]` that is the first bracket; for a table
  /// that a dotted key makes, the key.
  public var place: TOMLPlace

  /// Makes a node.
  public init(_ value: TOMLValue, at place: TOMLPlace) {
    self.value = value
    self.place = place
  }
}

/// A value of TOML.
public enum TOMLValue: Hashable, Sendable {
  /// `"basic"`, `'literal'`, or either with three quotes.
  case string(String)
  /// `1_000`, `0xFF`, `0o17`, `0b11`.
  case integer(Int)
  /// `1.5`, `6e2`, `inf`, `nan`: as it is written, since only the reader's user knows how exact it
  /// has to be.
  case float(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// `2026-11-20`.
  case localDate(TOMLDate)
  /// `14:00:00`.
  case localTime(TOMLTime)
  /// `2026-11-20T14:00:00`, as it is written.
  case localDateTime(String)
  /// `2026-11-20T14:00:00Z`, as it is written.
  case offsetDateTime(String)
  /// `[1, 2]`, or the tables of `[[name]]`.
  case array([TOMLNode])
  /// `[name]`, `{ a = 1 }`, or what a dotted key makes.
  case table(TOMLTable)
}
