public import Commerce

/// A file whose format is known, ready to be read.
public struct RecognisedFile: Sendable {
  /// As messages name it: a part of an archive stands behind the archive's path.
  public var path: String { place.shown }
  /// The file on the disk.
  public var diskPath: String { place.path }
  public let format: FeedFormat
  public let encoding: TextEncoding
  /// Bytes, unpacked as far as an archive tells.
  public let size: Int64
  /// Column names as the file writes them.
  public let header: [String]

  let place: FilePlace
  let dialect: Dialect
  let sign: DecimalSign
  let markLength: Int
  /// Rows before and with the header: 1, or 2 after a spreadsheet's `sep=;`.
  let headerRows: Int
  /// Why the format may be another one; nil when it is certain.
  let doubt: String?
  /// An amount by which the decimal sign was found out; nil where nobody needs to know.
  var decimalExample: String?
}

extension RecognisedFile {
  /// The SHA-256 of the export's bytes, unpacked, in lower-case hexadecimal: the same content has
  /// the same, packed or not. A map that reads it otherwise makes it other content.
  public func contentHash() throws(FeedError) -> String {
    contentHash(ofBytes: try ByteSource.contentHash(place))
  }

  /// The same of bytes whose own hash is known: that of a `FeedSummary`.
  public func contentHash(ofBytes hash: String) -> String {
    guard let map = format.map else { return hash }
    return "\(hash)+\(SHA256.hexDigest(of: map.fingerprint).prefix(16))"
  }
}

/// Finds out what a file is from its first bytes and its header; the rest is not read. A file that
/// is packed with gzip, or alone in a zip archive, counts as that file.
///
/// With `as`, only the dialect and encoding are found out, and the header must have what that format
/// can't do without. `hints` has the maps that a header may match, and what the source declares.
/// Throws `severalParts` for an archive of more than one file: see `recogniseParts`.
public func recognise(
  path: String, as format: FeedFormat? = nil, hints: ReadingHints = ReadingHints()
) throws(FeedError) -> RecognisedFile {
  let places = try exports(in: path)
  guard places.count == 1 else {
    guard !places.isEmpty else { throw .empty(path: path) }
    throw .severalParts(path: path, parts: places.compactMap(\.part))
  }
  return try recognise(places[0], as: format, hints)
}

/// As `recognise`, for every part of an archive. What is no export is named with the reason and
/// keeps the others from nothing.
public func recogniseParts(
  path: String, as format: FeedFormat? = nil, hints: ReadingHints = ReadingHints()
) throws(FeedError) -> (files: [RecognisedFile], problems: [FeedError]) {
  let places = try exports(in: path)
  guard !places.isEmpty else { throw .empty(path: path) }
  var files: [RecognisedFile] = []
  var problems: [FeedError] = []
  for place in places {
    do throws(FeedError) {
      files.append(try recognise(place, as: format, hints))
    } catch {
      guard place.part != nil else { throw error }
      problems.append(error)
    }
  }
  return (files, problems)
}

/// What lies at a path, by its first bytes.
func exports(in path: String) throws(FeedError) -> [FilePlace] {
  let source = try ByteSource(FilePlace(path: path), hashing: false)
  let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 4)
  defer { head.deallocate() }
  let count = try source.read(into: head)
  let signature = Array(head[0..<count])
  if signature.starts(with: [0x1F, 0x8B]) { return [FilePlace(path: path, packing: .gzip)] }
  guard signature == [0x50, 0x4B, 0x03, 0x04] else { return [FilePlace(path: path)] }
  let parts = try Archive.parts(ofZip: path)
  if parts.contains("[Content_Types].xml") {
    throw .binary(path: path, kind: "an Excel workbook (.xlsx)")
  }
  return parts.map { FilePlace(path: path, packing: .zip, part: $0) }
}

private func recognise(
  _ place: FilePlace, as format: FeedFormat?, _ hints: ReadingHints
) throws(FeedError) -> RecognisedFile {
  let path = place.shown
  let findings = try headFindings(
    place, declared: format?.map?.encoding ?? hints.encoding)
  let openings = try openings(place, findings.head, delimiter: format?.map?.delimiter)
  guard let first = openings.first?.candidates.first else { throw .empty(path: path) }
  if let tables = tables(format, among: openings) {
    return RecognisedFile(
      format: tables.definition.format, encoding: findings.head.encoding, size: findings.size,
      header: [], place: place, dialect: Dialect(delimiter: tables.delimiter, isQuoted: true),
      sign: tables.delimiter == 0x3B ? .comma : .point, markLength: findings.head.markLength,
      headerRows: 0, doubt: nil)
  }
  let found = try choose(format, among: openings, first: first, path: path, hints.maps)
  let definition = found.definition
  if let map = definition.format.map, format == nil,
    map.encoding ?? findings.head.encoding != findings.head.encoding || map.delimiter != nil
  {
    // What the map declares counts from the first byte on.
    return try recognise(place, as: definition.format, hints)
  }
  for name in definition.headers.joined() {
    if let index = found.candidate.header.repetition(of: name) {
      throw .repeatedColumn(
        path: path, line: found.candidate.header.line, column: index + 1,
        name: found.candidate.header.names[index])
    }
  }
  let candidate = found.candidate
  let byDelimiter: DecimalSign = candidate.delimiter == 0x3B ? .comma : .point
  let dialect = Dialect(
    delimiter: candidate.delimiter,
    isQuoted: definition.format.platform != .amazon || candidate.delimiter != 0x09
      || candidate.hasQuotes)
  var evidence: DecimalEvidence?
  if definition.format.map?.decimal == nil, hints.decimal == nil, byDelimiter == .point {
    evidence = try decimalEvidence(place, findings.head, dialect, after: candidate.rows)
  }
  let sign =
    definition.format.map?.decimal ?? hints.decimal ?? evidence?.sign ?? byDelimiter
  return RecognisedFile(
    format: definition.format, encoding: findings.head.encoding, size: findings.size,
    header: candidate.header.names, place: place,
    dialect: dialect, sign: sign, markLength: findings.head.markLength, headerRows: candidate.rows,
    doubt: found.doubt, decimalExample: sign == .comma ? evidence?.comma : nil)
}

/// What the rows after the header say about the decimal sign. What is damaged among them is said
/// when the file is read.
private func decimalEvidence(
  _ place: FilePlace, _ findings: HeadFindings, _ dialect: Dialect, after header: Int
) throws(FeedError) -> DecimalEvidence {
  let reader = DelimitedReader(
    try ByteSource(place, hashing: false), findings: findings, dialect: dialect)
  var evidence = DecimalEvidence()
  for number in 0..<(header + DecimalEvidence.depth) {
    guard let row = try? reader.next() else { break }
    if number >= header { evidence.look(row) }
    if evidence.sign == .point { break }
  }
  return evidence
}

/// The first rows as each usual delimiter cuts them, or just as the given one does. The delimiter
/// that makes the most columns comes first, unless another one makes a known header.
private func openings(
  _ place: FilePlace, _ head: HeadFindings, delimiter: Character?
) throws(FeedError) -> [Opening] {
  var openings: [Opening] = []
  var damage: FeedError?
  let declared = delimiter?.asciiValue.map { [$0] }
  for delimiter in declared ?? [UInt8(0x2C), 0x09, 0x3B, 0x7C] {
    do throws(FeedError) {
      if let opening = try opening(place, head, delimiter: delimiter) {
        openings.append(opening)
      }
    } catch {
      // A quote may be stray under one delimiter and sound under another.
      damage = damage ?? error
    }
  }
  if openings.isEmpty, let damage { throw damage }
  return openings.sorted { $0.widest > $1.widest }
}

/// A header as one delimiter cuts it, or a row further down that may be the header.
private struct HeaderCandidate {
  var delimiter: UInt8
  var header: Header
  /// Rows up to and with the header.
  var rows: Int
  /// Whether the header row has quotes: a report without quoting has none.
  var hasQuotes: Bool
}

/// The first rows of a file as one delimiter cuts them.
private struct Opening {
  /// How far down a header is looked for: reports put a title, a period and a note before it.
  static let depth = 12
  /// Bytes of a row beyond which it holds data: the longest known header has 4,000.
  static let headerLimit = 1 << 16

  var delimiter: UInt8
  /// Rows that may be the header, the first one first.
  var candidates: [HeaderCandidate] = []
  /// All of the rows.
  var rows: [[String]] = []
}

func headFindings(
  _ place: FilePlace, declared: TextEncoding? = nil
) throws(FeedError) -> (head: HeadFindings, size: Int64) {
  let path = place.shown
  let source = try ByteSource(place, hashing: false)
  let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  defer { head.deallocate() }
  var filled = 0
  while filled < head.count {
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[filled...]))
    if count == 0 { break }
    filled += count
  }
  let bytes = UnsafeBufferPointer(rebasing: head.bindMemory(to: UInt8.self)[0..<filled])
  guard !bytes.isEmpty else { throw .empty(path: path) }
  guard var findings = TextEncoding.detect(bytes) else {
    throw .binary(path: path, kind: TextEncoding.binaryKind(bytes))
  }
  let text = UnsafeBufferPointer(rebasing: bytes[findings.markLength...])
  if let kind = TextEncoding.binaryKind(bytes) ?? TextEncoding.documentKind(text) {
    throw .binary(path: path, kind: kind)
  }
  // A byte-order mark is sure; what is declared only settles what was guessed.
  if let declared, findings.markLength == 0 { findings.encoding = declared }
  return (findings, source.size)
}

private func opening(
  _ place: FilePlace, _ findings: HeadFindings, delimiter: UInt8
) throws(FeedError) -> Opening? {
  let reader = DelimitedReader(
    try ByteSource(place, hashing: false), findings: findings,
    dialect: Dialect(delimiter: delimiter, isQuoted: true))
  var opening = Opening(delimiter: delimiter)
  var rows = 0
  while rows < Opening.depth {
    do throws(FeedError) {
      guard let row = try reader.next() else { break }
      rows += 1
      if rows > 1, row.raw.count > Opening.headerLimit { break }
      take(row, rows: rows, into: &opening)
    } catch {
      // What is damaged further down is said when the file is read.
      guard opening.candidates.isEmpty else { break }
      throw error
    }
  }
  return opening.candidates.isEmpty ? nil : opening
}

private func take(_ row: Row, rows: Int, into opening: inout Opening) {
  let names = row.trimmedTexts
  opening.rows.append(names)
  if row.isBlank || names[0].hasPrefix("sep=") { return }
  // Blank names at the end are what a spreadsheet leaves of deleted columns.
  let named = names.lastIndex { !$0.isEmpty } ?? 0
  opening.candidates.append(
    HeaderCandidate(
      delimiter: opening.delimiter, header: Header(names: Array(names[...named]), line: row.line),
      rows: rows, hasQuotes: row.raw.contains(0x22)))
}

extension Opening {
  var widest: Int { rows.map(\.count).max() ?? 0 }
}

/// The format of a file without a header of its own; nil when it is none of these.
private func tables(
  _ format: FeedFormat?, among openings: [Opening]
) -> (definition: FormatDefinition, delimiter: UInt8)? {
  for opening in openings {
    for definition in FormatDefinition.all where definition.recognisesRows?(opening.rows) == true {
      guard format == nil || format == definition.format else { continue }
      return (definition, opening.delimiter)
    }
  }
  return nil
}

private func choose(
  _ format: FeedFormat?, among openings: [Opening], first: HeaderCandidate, path: String,
  _ maps: [ColumnMap]
) throws(FeedError) -> (definition: FormatDefinition, candidate: HeaderCandidate, doubt: String?) {
  // A header in the first row under any delimiter outranks one further down.
  let candidates =
    openings.compactMap(\.candidates.first) + openings.flatMap { $0.candidates.dropFirst() }
  if let format, let definition = FormatDefinition.of(format) {
    for candidate in candidates where definition.fits(candidate.header) {
      return (definition, candidate, nil)
    }
    throw .missingColumns(
      path: path, line: first.header.line, format: format,
      missing: definition.nearestSet(first.header).missing)
  }
  for candidate in candidates {
    var best: (definition: FormatDefinition, score: Int)?
    for definition in FormatDefinition.all {
      guard let score = definition.score(candidate.header), score > best?.score ?? 0 else {
        continue
      }
      best = (definition, score)
    }
    let fitting = maps.filter { map in
      map.missing.isEmpty && !map.columns.isEmpty
        && map.pairs.allSatisfy { candidate.header.has($0.column) }
    }
    // A map that speaks of more columns than a known format needs is about this very file.
    let surest = fitting.filter { $0.columns.count > best?.score ?? 0 }
    guard surest.count < 2 else {
      throw .severalMaps(path: path, line: candidate.header.line, names: surest.map(\.name))
    }
    if let map = surest.first, let definition = FormatDefinition.of(FeedFormat(map)) {
      return (definition, candidate, nil)
    }
    if let best {
      let settled = settled(best.definition, path: path, candidate.header)
      return (settled.definition, candidate, settled.doubt)
    }
  }
  throw unknownHeader(first.header, path: path)
}

private func unknownHeader(_ header: Header, path: String) -> FeedError {
  let nearest = nearestFormat(header)
  if nearest == nil, let likeness = Resemblance(header), !likeness.missing.isEmpty {
    return .unknownHeader(
      path: path, line: header.line, columns: header.names, nearest: nil,
      missing: likeness.missing,
      resembles: "\(likeness.what) with \(likeness.found.joined(separator: ", "))")
  }
  return .unknownHeader(
    path: path, line: header.line, columns: header.names, nearest: nearest?.format,
    missing: nearest?.missing ?? [])
}

/// The format that a header misses the smallest share of; nil when none has most of its own.
private func nearestFormat(_ header: Header) -> (format: FeedFormat, missing: [String])? {
  var best: (format: FeedFormat, missing: [String], share: Int)?
  for definition in FormatDefinition.all {
    let set = definition.nearestSet(header)
    guard set.found >= 2, set.found > set.missing.count else { continue }
    let share = set.found * 1_000 / (set.found + set.missing.count)
    if share > best?.share ?? 0 { best = (definition.format, set.missing, share) }
  }
  return best.map { ($0.format, $0.missing) }
}

/// The listings reports share their columns: the file's name settles which one it is. Without a word
/// there, a header that Active and Inactive have in common is doubtful.
private func settled(
  _ definition: FormatDefinition, path: String, _ header: Header
) -> (definition: FormatDefinition, doubt: String?) {
  let isShared = ["amazon-listings-active", "amazon-listings-inactive"]
    .contains(definition.format.id)
  guard isShared else { return (definition, nil) }
  let file = (path.split(separator: "/").last ?? "").lowercased()
  // By the beginnings of the words in English, Spanish, French, German, Italian and Polish.
  let hints = [
    (["inactiv", "inactif", "inaktiv", "inattiv", "nieaktyw"], "amazon-listings-inactive"),
    (["cancel", "annul", "stornier", "anulowan"], "amazon-listings-cancelled"),
    (["activ", "actif", "aktiv", "attiv", "aktyw"], "amazon-listings-active"),
  ]
  if let id = hints.first(where: { $0.0.contains(where: file.contains) })?.1,
    let named = FormatDefinition.all.first(where: { $0.format.id == id }),
    named.nearestSet(header).missing.isEmpty
  {
    return (named, nil)
  }
  return (
    definition,
    "Active and Inactive Listings have the same columns, and this file was read as "
      + "\(definition.format.name); if it is the other one, say so with --as, or put Active or "
      + "Inactive into its name"
  )
}
