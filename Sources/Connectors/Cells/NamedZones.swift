import Commerce

/// A zone by the abbreviation that a report writes behind a time.
struct NamedZone: Hashable, Sendable {
  /// Seconds to add to UTC.
  let offset: Int
  /// How the marketplaces of that zone write a date with slashes; nil where it says nothing.
  let order: DateOrder?

  init(offset: Int, order: DateOrder?) {
    self.offset = offset
    self.order = order
  }

  /// Nil for an abbreviation that the table lacks: a time is then refused, not guessed.
  init?(abbreviation: String) {
    guard let entry = Self.table[abbreviation.uppercased()] else { return nil }
    self.init(offset: entry.minutes * 60, order: entry.order)
  }

  /// Abbreviations that Amazon's reports use, with the meaning they have there: `BST` is British
  /// summer time, `IST` India, `CST` North America. Minutes from UTC, and the order of day and
  /// month on the marketplaces of that zone.
  private static let table: [String: (minutes: Int, order: DateOrder?)] = [
    "Z": (0, nil), "UTC": (0, nil), "GMT": (0, .dayFirst), "BST": (60, .dayFirst),
    "WET": (0, .dayFirst), "WEST": (60, .dayFirst),
    "CET": (60, .dayFirst), "CEST": (120, .dayFirst), "MET": (60, .dayFirst),
    "MEZ": (60, .dayFirst), "MEST": (120, .dayFirst), "MESZ": (120, .dayFirst),
    "EET": (120, .dayFirst), "EEST": (180, .dayFirst), "TRT": (180, .dayFirst),
    "PST": (-480, .monthFirst), "PDT": (-420, .monthFirst),
    "MST": (-420, .monthFirst), "MDT": (-360, .monthFirst),
    "CST": (-360, .monthFirst), "CDT": (-300, .monthFirst),
    "EST": (-300, .monthFirst), "EDT": (-240, .monthFirst),
    "BRT": (-180, .dayFirst), "BRST": (-120, .dayFirst),
    "IST": (330, .dayFirst), "GST": (240, .dayFirst), "SGT": (480, .dayFirst),
    "JST": (540, nil), "AEST": (600, .dayFirst), "AEDT": (660, .dayFirst),
  ]
}
