/// How a file's bytes are to be read as text. Recognised from its first bytes, and said; a source or
/// a map may declare it.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  case latin1 = "ISO-8859-1"
  /// With Microsoft's additions, as Japanese systems write it.
  case shiftJIS = "Shift_JIS"

  /// By its name in any letter case; `latin1`, `cp1252` and `cp932` are taken too. Nil for other
  /// names.
  public init?(name: String) {
    let wanted = name.lowercased()
    let known = Self.allCases.first { $0.rawValue.lowercased() == wanted }
    switch wanted {
    case "latin1", "latin-1": self = .latin1
    case "cp1252": self = .windows1252
    case "cp932", "windows-31j", "sjis", "shift-jis": self = .shiftJIS
    case "utf8": self = .utf8
    default:
      guard let known else { return nil }
      self = known
    }
  }
}
