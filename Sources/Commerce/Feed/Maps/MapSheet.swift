/// A map being made for a file: each of the file's columns with what it fills.
public struct MapSheet: Hashable, Sendable {
  public var file: FilePreview
  public var map: ColumnMap

  /// A sheet with a map to correct; a guess where none is given.
  public init(_ file: FilePreview, map: ColumnMap? = nil) {
    self.file = file
    self.map = map ?? MapGuess.map(of: file)
  }

  /// What a column of the file fills, by its place from 0; nil when it is left out.
  public func target(of index: Int) -> MapColumn? {
    let name = HeaderWords.normalised(file.header[index])
    guard file.header.firstIndex(where: { HeaderWords.normalised($0) == name }) == index else {
      return nil
    }
    return map.pairs.first { HeaderWords.normalised($0.column) == name }
      .flatMap { map.kind.column($0.target) }
  }

  /// Lets a column fill one of ours, which no other column and no constant does then; nil leaves it
  /// out. Returns why not, where it can't.
  public mutating func assign(_ target: String?, to index: Int) -> String? {
    let name = file.header[index]
    let key = HeaderWords.normalised(name)
    if target != nil {
      guard !name.isEmpty else { return "the column has no name in the file" }
      guard file.header.count(where: { HeaderWords.normalised($0) == key }) == 1 else {
        return "\"\(name)\" stands in the header twice: a map can't tell the two apart"
      }
    }
    for (known, column) in map.columns where HeaderWords.normalised(column) == key {
      map.columns[known] = nil
    }
    if let target {
      map.columns[target] = name
      map.constants[target] = nil
    }
    return nil
  }

  /// Takes a text for every row, `location Leeds`; a name alone takes it out. Returns why not, where
  /// it can't.
  public mutating func setConstant(_ text: String) -> String? {
    let words = text.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "=" }).map(
      String.init)
    guard let name = words.first else { return "write a column and its value: currency EUR" }
    guard let column = map.kind.column(name) else {
      return "\(map.kind.rawValue) has no column \(name)"
    }
    guard words.count == 2 else {
      map.constants[name] = nil
      return nil
    }
    let value = words[1].split(separator: " ").joined(separator: " ")
    if let problem = ColumnMap.problem(ofConstant: value, for: column) { return problem }
    map.constants[name] = value
    map.columns[name] = nil
    return nil
  }

  /// Reads the file as another kind: its columns are guessed anew, constants that it knows stay.
  public mutating func setKind(_ kind: MapKind) {
    var new = MapGuess.map(of: file, named: map.name, kind: kind)
    new.constants = map.constants.filter {
      kind.column($0.key) != nil && new.columns[$0.key] == nil
    }
    new.encoding = map.encoding
    new.delimiter = map.delimiter
    if let dates = map.dates { new.dates = dates }
    map = new
  }

  /// What has to be settled before the map can read anything; empty when it can.
  public var problems: [String] {
    map.missing.isEmpty
      ? [] : ["nothing fills \(map.missing.joined(separator: ", "))"]
  }

  /// What a person should know although the map can be used.
  public var doubts: [String] {
    MapGuess.needsDateOrder(map, of: file)
      ? ["no date proves whether its day or its month comes first: say dmy or mdy"] : []
  }
}
