import Commerce

/// A column of a file, found once by name. A column that the file lacks reads as blank.
struct Column: Hashable, Sendable {
  /// Position in the row from 0; -1 when the file has no such column.
  let index: Int
  /// The name as the file writes it.
  let name: String
  /// The name under which its cells are kept: the English one of a report in another language, so
  /// that they are the same cells in every language.
  let keptName: String

  init(index: Int, name: String, keptName: String? = nil) {
    self.index = index
    self.name = name
    self.keptName = keptName ?? name
  }

  static let absent = Column(index: -1, name: "")

  var isPresent: Bool { index >= 0 }
}

/// A file's header row.
struct Header: Hashable, Sendable {
  /// Names as the file writes them, without spaces around them.
  let names: [String]
  /// The physical line on which the header begins.
  let line: Int
  /// What a map says of every row; their columns come after all columns of the file.
  let constants: ConstantCells?
  private let positions: [String: Int]
  /// English names, by position, of columns that a platform names in the seller's language.
  private let english: [Int: String]

  /// A column is found by the file's name and by the English one.
  init(names: [String], line: Int) {
    self.names = names
    self.line = line
    constants = nil
    english = AmazonColumnNames.english(names)
    var positions: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      for key in [name, english[index]].compactMap(\.self).map(Self.normalised)
      where positions[key] == nil {
        positions[key] = index
      }
    }
    self.positions = positions
  }

  /// The header of a mapped file: its columns are found by the names of the plain format, and by no
  /// others.
  init(names: [String], line: Int, map: ColumnMap) {
    let own = Header(names: names, line: line)
    self.names = names
    self.line = line
    english = [:]
    let constants = map.orderedConstants
    self.constants = constants.isEmpty ? nil : ConstantCells(constants.map(\.value))
    var positions: [String: Int] = [:]
    for pair in map.pairs {
      let column = own.column(pair.column)
      if column.isPresent { positions[Self.normalised(pair.target)] = column.index }
    }
    for (index, constant) in constants.enumerated() {
      positions[Self.normalised(constant.target)] = ConstantCells.firstIndex + index
    }
    self.positions = positions
  }

  var count: Int { names.count }

  /// The first of `names` that the file has; letter case and `-`, `_`, space do not matter.
  func column(_ names: String...) -> Column { column(names) }

  func column(_ names: [String]) -> Column {
    for name in names {
      if let index = positions[Self.normalised(name)] {
        return index < ConstantCells.firstIndex
          ? self[index] : Column(index: index, name: "\(name) of the map")
      }
    }
    return .absent
  }

  /// The column at a position.
  subscript(index: Int) -> Column {
    Column(index: index, name: names[index], keptName: english[index])
  }

  func has(_ name: String) -> Bool { positions[Self.normalised(name)] != nil }

  /// The position of the second column of this name, when there are two.
  func repetition(of name: String) -> Int? {
    let key = Self.normalised(name)
    guard let first = positions[key] else { return nil }
    return names.indices.first { $0 > first && Self.normalised(names[$0]) == key }
  }

  /// Names compare without case, and with one sign for space, hyphen and underscore: Amazon writes
  /// `Merchant SKU`, `seller-sku` and `product_name` for the same kind of thing.
  static func normalised(_ name: String) -> String {
    var result = ""
    result.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars {
      switch scalar {
      case " ", "-", "_", "\u{A0}", "\n", "\r", "\t":
        if result.last != "-" { result.append("-") }
      case "\u{FEFF}": break
      default:
        result.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    while result.hasPrefix("-") { result.removeFirst() }
    return result
  }
}

/// Hands out a header's columns and remembers which were asked for, so that the rest is kept too.
struct ColumnPicker {
  let header: Header
  private var taken: Set<Int> = []

  init(_ header: Header) { self.header = header }

  mutating func column(_ names: String...) -> Column {
    let column = header.column(names)
    taken.insert(column.index)
    return column
  }

  /// Columns that nobody asked for, in file order.
  var rest: [Column] {
    header.names.indices.filter { !taken.contains($0) }.map { header[$0] }
  }
}
