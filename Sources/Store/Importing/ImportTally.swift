internal import Commerce

/// What came of one row, or one thing, of a file.
enum ImportFate {
  case created
  case updated
  case unchanged
}

/// Counts rows of the file: each by what happened to the thing that it is about.
struct ImportTally {
  var created = 0
  var updated = 0
  var unchanged = 0
  var refused = 0
  var issues: [RowIssue] = []
  /// Things, not rows, for the snapshot's counts.
  var newProducts = 0
  var newVariants = 0
  var newOrders = 0
  var newEntries = 0

  /// The report lists this many issues; quarantine keeps all.
  static let issueLimit = 1_000

  mutating func count(_ fate: ImportFate, rows: Int = 1) {
    switch fate {
    case .created: created += rows
    case .updated: updated += rows
    case .unchanged: unchanged += rows
    }
  }

  mutating func note(_ issue: RowIssue) {
    if issue.severity == .refused { refused += 1 }
    if issues.count < Self.issueLimit { issues.append(issue) }
  }

  var hasChanges: Bool { created + updated > 0 }
}
