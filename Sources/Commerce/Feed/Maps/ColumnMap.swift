/// Says which column of another system's file fills which of a plain format's columns, so that the
/// file goes through that format's reader with all its checks.
public struct ColumnMap: Hashable, Sendable {
  /// As it is called on the command line: `--as map:NAME`.
  public var name: String
  public var kind: MapKind
  /// The file's header by the plain format's column. Letter case, `-`, `_` and space do not count.
  public var columns: [String: String] = [:]
  /// What every row says although no column of the file does: `currency`, `location`.
  public var constants: [String: String] = [:]
  /// Nil follows the delimiter: a comma in a file with semicolons.
  public var decimal: DecimalSign?
  /// What `04/05/24` means; nil follows the source.
  public var dates: DateOrder?
  /// One of `,`, `;`, `|` and tab; nil is recognised.
  public var delimiter: Character?
  /// Nil is recognised.
  public var encoding: TextEncoding?

  /// Makes a map without columns.
  public init(_ name: String, _ kind: MapKind) {
    self.name = name
    self.kind = kind
  }

  /// What the command line and the journal of imports call it.
  public var formatID: String { "map:\(name)" }

  /// Required columns that nothing fills, in the order of the format.
  public var missing: [String] {
    kind.columns.filter {
      $0.isRequired && columns[$0.name] == nil && constants[$0.name] == nil
    }.map(\.name)
  }

  /// The mapped columns in the order of the format: ours, the file's.
  public var pairs: [(target: String, column: String)] {
    kind.columns.compactMap { column in columns[column.name].map { (column.name, $0) } }
  }

  /// The constants in the order of the format.
  public var orderedConstants: [(target: String, value: String)] {
    kind.columns.compactMap { column in constants[column.name].map { (column.name, $0) } }
  }

  /// Everything that the map says, as one line: two maps that read a file alike have the same.
  public var fingerprint: String {
    let parts =
      [kind.rawValue, decimal?.rawValue ?? "", dates?.rawValue ?? ""]
      + [delimiter.map(String.init) ?? "", encoding?.rawValue ?? ""]
      + pairs.map { "\($0.target)=\($0.column)" }
      + orderedConstants.map { "\($0.target):=\($0.value)" }
    return parts.joined(separator: "\u{1F}")
  }

  /// The delimiters that a map may name, and what the config calls them.
  public static let delimiters: [(name: String, character: Character)] = [
    (",", ","), (";", ";"), ("tab", "\t"), ("|", "|"),
  ]

  /// What the config calls the map's delimiter; nil when it is recognised.
  public var delimiterName: String? {
    Self.delimiters.first { $0.character == delimiter }?.name
  }

  /// Why a constant can't stand for a column; nil when it can.
  public static func problem(ofConstant text: String, for column: MapColumn) -> String? {
    let isFine =
      switch column.value {
      case .identifier, .text: true
      case .integer: Int(text).map { $0 >= 0 } ?? false
      case .money: PlainDecimal(text) != nil
      case .currency: Currency(code: text) != nil
      case .date: CivilDate(text) != nil
      case .zone: StoreZone(identifier: text) != nil
      case .choice(let words, let others): words.contains(text) || others.contains(text)
      }
    return isFine ? nil : "\(column.name) is a column of: \(column.value.words)"
  }
}

/// The first rows of a file as they stand, before anybody knows what it is.
public struct FilePreview: Hashable, Sendable {
  public var path: String
  /// Column names as the file writes them.
  public var header: [String]
  /// The rows after the header, at most `FilePreview.sampleLimit`; each as wide as the header.
  public var rows: [[String]]
  public var delimiter: Character
  public var encoding: TextEncoding

  /// Rows that are looked at.
  public static let sampleLimit = 50

  /// Makes a preview.
  public init(
    path: String, header: [String], rows: [[String]], delimiter: Character,
    encoding: TextEncoding = .utf8
  ) {
    self.path = path
    self.header = header
    self.rows = rows
    self.delimiter = delimiter
    self.encoding = encoding
  }

  /// The values of a column that are not blank, each once, in file order.
  public func samples(_ column: Int) -> [String] {
    var seen: Set<String> = []
    return rows.compactMap { row in
      guard row.indices.contains(column), !row[column].isEmpty else { return nil }
      return seen.insert(row[column]).inserted ? row[column] : nil
    }
  }
}
