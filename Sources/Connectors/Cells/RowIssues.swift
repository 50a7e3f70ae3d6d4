import Commerce

extension Row {
  /// The issue of one cell, with the row as it stands in the file.
  ///
  /// Cells of `hidden` columns hold personal data: they are blotted out in the row that is kept,
  /// because a refused row must not keep what an accepted one gives up.
  func issue(
    _ problem: CellProblem, severity: RowIssue.Severity = .refused, hidden: Set<Int> = []
  ) -> RowIssue {
    let index = problem.column.index
    let isHidden = hidden.contains(index)
    return RowIssue(
      severity: severity,
      place: SourcePlace(
        line: line(of: index),
        column: (0..<ConstantCells.firstIndex).contains(index) ? index + 1 : nil),
      columnName: index >= 0 ? problem.column.name : nil,
      value: isHidden ? RowIssue.blot : String(text(problem.column).prefix(200)),
      reason: problem.reason, rawRow: kept(hiding: hidden))
  }

  /// The issue of a row as a whole.
  func issue(
    _ reason: String, severity: RowIssue.Severity = .refused, value: String = "",
    hidden: Set<Int> = []
  ) -> RowIssue {
    RowIssue(
      severity: severity, place: SourcePlace(line: line), value: String(value.prefix(200)),
      reason: reason, rawRow: kept(hiding: hidden))
  }

  /// What is wrong with the row before any of its cells is read; nil when nothing is.
  var shapeProblem: String? {
    if isBroken {
      return "has text after a closing quote in field \(count + 1); double the quotes inside the "
        + "cell, or remove them"
    }
    if hasNUL { return "holds a NUL byte, so it is damaged; export the file again" }
    if !isWellFormed {
      return "is not UTF-8, though other rows are; save the file in one encoding"
    }
    if count < header.count {
      return "has \(count) of \(header.count) columns, so no cell can be trusted; "
        + "export the file again, or complete the row"
    }
    if count > header.count, !isBlank(from: header.count) {
      return "has \(count) columns where the header has \(header.count); "
        + "most likely a cell with a delimiter lacks its quotes"
    }
    return nil
  }

  /// The row for quarantine: as it stands in the file, personal cells blotted out.
  func kept(hiding hidden: Set<Int>) -> String {
    guard !hidden.isEmpty else { return String(decoding: raw, as: UTF8.self) }
    return dialect.rowDialect.row(
      of: (0..<count).map { index in
        let field = bytes(at: index)
        return hidden.contains(index) && !field.isEmpty
          ? RowIssue.blot : String(decoding: field, as: UTF8.self)
      })
  }
}

extension Dialect {
  var rowDialect: RowDialect {
    RowDialect(delimiter: Character(Unicode.Scalar(delimiter)), isQuoted: isQuoted)
  }
}
