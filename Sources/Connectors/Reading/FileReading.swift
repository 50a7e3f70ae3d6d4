public import Commerce

extension RecognisedFile {
  /// Reads the file from first to last and hands over each record and each refused row in file
  /// order; a product or order comes when the last of its rows has been read.
  ///
  /// Memory stays the same whatever the file's size. Errors of `body` end the reading and are
  /// passed on. Throws `FeedError` when the file as a whole can't be read to its end: the caller
  /// should then keep nothing of it. Without `hashing` the summary's content hash is empty: for a
  /// caller that knows it.
  public func read(
    _ context: FeedContext, watch: ReadingWatch = ReadingWatch(), hashing: Bool = true,
    _ body: (FeedItem) throws -> Void
  ) throws -> FeedSummary {
    guard let definition = FormatDefinition.of(format) else {
      throw FeedError.unknownFormat(id: format.id, nearest: nil)
    }
    var context = context
    context.dates = format.map?.dates ?? context.dates
    let (delimited, preamble) = try openRows(hashing: hashing)
    let reader = definition.makeReader(
      FormatSetup(
        path: path, format: format, header: delimited.header, preamble: preamble,
        cells: CellReader(context: context, sign: sign),
        openRows: { () throws(FeedError) in try openRows(hashing: false).rows }))
    let rows = try readRows(
      delimited, reader, hasOneShape: definition.recognisesRows == nil, watch, body)
    let warnings = doubts + readingWarnings(delimited) + reader.warnings
    return FeedSummary(
      rows: rows, bytes: delimited.bytesRead, warnings: warnings,
      contentHash: delimited.contentHash,
      newestOrderOn: reader.newestOrderAt.map { context.zone.date(at: $0) })
  }

  /// The file from its first data row on, and the rows before its header.
  func openRows(
    hashing: Bool
  ) throws(FeedError) -> (rows: DelimitedReader, preamble: [[String]]) {
    let delimited = DelimitedReader(
      try ByteSource(place, hashing: hashing),
      findings: HeadFindings(encoding: encoding, markLength: markLength), dialect: dialect)
    return (delimited, try readHeader(delimited))
  }

  private func readHeader(_ delimited: DelimitedReader) throws(FeedError) -> [[String]] {
    guard headerRows > 0 else { return [] }
    var preamble: [[String]] = []
    for _ in 1..<headerRows {
      guard let row = try delimited.next() else { throw FeedError.changed(path: path) }
      preamble.append(row.trimmedTexts)
    }
    guard let row = try delimited.next() else { throw FeedError.changed(path: path) }
    guard Array(row.trimmedTexts.prefix(header.count)) == header else {
      throw FeedError.changed(path: path)
    }
    delimited.header =
      format.map.map { Header(names: header, line: row.line, map: $0) }
      ?? Header(names: header, line: row.line)
    return preamble
  }

  private func readRows(
    _ delimited: DelimitedReader, _ reader: any RowReader, hasOneShape: Bool,
    _ watch: ReadingWatch, _ body: (FeedItem) throws -> Void
  ) throws -> Int {
    var rows = 0
    var reported: Int64 = 0
    while let row = try delimited.next() {
      if row.isBlank { continue }
      rows += 1
      if hasOneShape, let problem = row.shapeProblem {
        reader.skip(row)
        try body(.issue(row.issue(problem, hidden: reader.personalColumns)))
      } else {
        try reader.take(row, body)
      }
      if rows & 0xFFF == 0 || delimited.bytesRead - reported > 1 << 20 {
        reported = delimited.bytesRead
        if watch.isCancelled() { throw FeedError.cancelled(path: path) }
        watch.progress(delimited.bytesRead)
      }
    }
    if watch.isCancelled() { throw FeedError.cancelled(path: path) }
    try reader.finish(body)
    watch.progress(delimited.bytesRead)
    return rows
  }

  private var doubts: [RowIssue] {
    guard let doubt else { return [] }
    return [
      RowIssue(
        severity: .warning, place: SourcePlace(line: 1), value: format.id, reason: doubt, rawRow: ""
      )
    ]
  }

  private func readingWarnings(_ delimited: DelimitedReader) -> [RowIssue] {
    var warnings: [RowIssue] = []
    func warn(line: Int, _ reason: String) {
      warnings.append(
        RowIssue(
          severity: .warning, place: SourcePlace(line: line), value: encoding.rawValue,
          reason: reason, rawRow: ""))
    }
    if [.windows1252, .latin1, .shiftJIS].contains(encoding) {
      let letters = encoding == .shiftJIS ? "its letters" : "letters with accents"
      warn(
        line: 1,
        "the file is not UTF-8 and was read as \(encoding.rawValue); check \(letters)")
    }
    if let decimalExample {
      warn(
        line: 1,
        "amounts such as \(decimalExample) were read with a decimal comma; where that is wrong, "
          + "put decimal = \".\" under the file's source in the config")
    }
    if let line = delimited.encodingNotes.windows1252Since {
      warn(
        line: line,
        "from here on the file is not UTF-8 and was read as Windows-1252; check letters with accents"
      )
    }
    return warnings
  }
}
