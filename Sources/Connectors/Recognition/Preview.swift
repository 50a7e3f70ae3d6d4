public import Commerce

/// The header and first rows of a file of any system, for people who make a column map.
///
/// The delimiter is the one under which the most rows have one width, the header the first row of
/// that width: titles above it are passed over. Throws `FeedError` for what is no delimited text,
/// and for an archive of several files.
public func preview(
  path: String, hints: ReadingHints = ReadingHints()
) throws(FeedError) -> FilePreview {
  let places = try exports(in: path)
  guard places.count == 1 else {
    guard !places.isEmpty else { throw .empty(path: path) }
    throw .severalParts(path: path, parts: places.compactMap(\.part))
  }
  let findings = try headFindings(places[0], declared: hints.encoding)
  var best: Cut?
  for delimiter in [UInt8(0x2C), 0x09, 0x3B, 0x7C] {
    guard let cut = try? Cut(places[0], findings.head, delimiter: delimiter) else { continue }
    if cut.isBetter(than: best) { best = cut }
  }
  guard let best, let start = best.rows.firstIndex(where: { $0.count == best.width }) else {
    throw .empty(path: path)
  }
  let header = best.rows[start]
  let rows = best.rows[(start + 1)...].filter { row in row.contains { !$0.isEmpty } }
  return FilePreview(
    path: path, header: header,
    rows: rows.prefix(FilePreview.sampleLimit).map { row in
      header.indices.map { row.indices.contains($0) ? row[$0] : "" }
    },
    delimiter: Character(Unicode.Scalar(best.delimiter)), encoding: findings.head.encoding)
}

/// The first rows as one delimiter cuts them.
private struct Cut {
  var delimiter: UInt8
  var rows: [[String]] = []
  /// What most rows have.
  var width = 0
  /// Rows of that width.
  var agreeing = 0

  init(
    _ place: FilePlace, _ head: HeadFindings, delimiter: UInt8
  ) throws(FeedError) {
    self.delimiter = delimiter
    let reader = DelimitedReader(
      try ByteSource(place, hashing: false), findings: head,
      dialect: Dialect(delimiter: delimiter, isQuoted: true))
    while rows.count < FilePreview.sampleLimit + 12 {
      do throws(FeedError) {
        guard let row = try reader.next() else { break }
        let texts = row.trimmedTexts
        if !row.isBlank, !texts[0].hasPrefix("sep=") { rows.append(texts) }
      } catch {
        // What is damaged further down is said when the file is read.
        guard !rows.isEmpty else { throw error }
        break
      }
    }
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    agreeing = most.value
  }

  /// A single column is what a wrong delimiter makes of everything.
  func isBetter(than other: Cut?) -> Bool {
    guard let other else { return width > 0 }
    if (width > 1) != (other.width > 1) { return width > 1 }
    return (agreeing, width) > (other.agreeing, other.width)
  }
}
