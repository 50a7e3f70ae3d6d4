/// Guesses a column map from a file's header and first rows. A guess is shown and corrected, never
/// used by itself.
public enum MapGuess {
  /// The likeliest map of a file.
  ///
  /// - Parameters:
  ///   - name: of the map; nil takes the file's.
  ///   - kind: nil guesses what the rows are about.
  public static func map(
    of file: FilePreview, named name: String? = nil, kind: MapKind? = nil
  ) -> ColumnMap {
    let looks = file.header.indices.map { index in
      CellLook(file.samples(index), rows: file.rows.count { !$0[index].isEmpty })
    }
    let kind = kind ?? self.kind(of: file, looks)
    var map = ColumnMap(name ?? self.name(of: file.path), kind)
    map.columns = columns(of: file, looks, kind)
    let sign = decimal(of: file, map)
    map.decimal = sign == (file.delimiter == ";" ? .comma : .point) ? nil : sign
    map.dates = dates(of: file, map)
    return map
  }

  /// The file's name without folders, endings and dates: `Stock 2026-11-20.csv` is `stock`.
  public static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    let words = HeaderWords.normalised(stem).split(separator: " ")
      .filter { !$0.allSatisfy(\.isNumber) }
    return words.isEmpty ? "map" : words.joined(separator: "-")
  }

  // MARK: Kind

  /// The kind most of whose deciding columns the header names.
  private static func kind(of file: FilePreview, _ looks: [CellLook]) -> MapKind {
    var best: (kind: MapKind, score: Int) = (.products, 0)
    for (kind, deciding) in Self.deciding {
      let found = columns(of: file, looks, kind)
      guard deciding.needs.allSatisfy({ found[$0] != nil }) else { continue }
      let score =
        deciding.needs.count * 3 + deciding.helps.count { found[$0] != nil } * 2
        - deciding.hurts.count { found[$0] != nil } * 3
      if score > best.score { best = (kind, score) }
    }
    return best.kind
  }

  private struct Deciding {
    var needs: [String]
    var helps: [String]
    var hurts: [String] = []
  }

  private static let deciding: [(MapKind, Deciding)] = [
    (
      .orders,
      Deciding(
        needs: ["order", "quantity", "sku"],
        helps: ["placed_at", "price", "customer", "email", "payment", "fulfilment", "country"])
    ),
    (
      .purchaseOrders,
      Deciding(
        needs: ["number", "supplier", "sku", "ordered"], helps: ["expected_on", "received"])
    ),
    (
      .products,
      Deciding(
        needs: ["sku", "title"], helps: ["price", "vendor", "barcode", "description", "category"])
    ),
    (.products, Deciding(needs: ["sku", "price"], helps: ["title", "barcode", "compare_at"])),
    (
      .stock,
      Deciding(
        needs: ["sku", "on_hand"], helps: ["location", "available", "committed", "incoming"])
    ),
    (
      .stock,
      Deciding(
        needs: ["sku", "available"], helps: ["location", "on_hand", "committed", "incoming"])
    ),
    (.stockCounts, Deciding(needs: ["sku", "counted"], helps: ["location"])),
    (.costs, Deciding(needs: ["sku", "cost"], helps: ["currency"])),
    (.suppliers, Deciding(needs: ["code", "name", "lead_time_days"], helps: ["currency"])),
  ]

  // MARK: Columns

  /// Each of our columns gets the header that suits it best, the surest pair first.
  private static func columns(
    of file: FilePreview, _ looks: [CellLook], _ kind: MapKind
  ) -> [String: String] {
    var pairs: [(score: Int, target: Int, index: Int)] = []
    for (target, column) in kind.columns.enumerated() {
      for (index, name) in file.header.enumerated() where !name.isEmpty {
        var score = HeaderWords.score(name, for: column.name)
        let hasValues = !file.samples(index).isEmpty
        guard score > 0 || (column.name == "barcode" && looks[index].isGTIN) else { continue }
        if hasValues { score += looks[index].fit(column.value, name: column.name) }
        if score >= least { pairs.append((score, target, index)) }
      }
    }
    pairs.sort { ($0.score, $1.target, $1.index) > ($1.score, $0.target, $0.index) }
    var result: [String: String] = [:]
    var takenTargets: Set<Int> = []
    var takenColumns: Set<Int> = []
    let repeated = repeatedNames(file.header)
    for pair in pairs {
      guard !takenTargets.contains(pair.target), !takenColumns.contains(pair.index),
        !repeated.contains(HeaderWords.normalised(file.header[pair.index]))
      else { continue }
      takenTargets.insert(pair.target)
      takenColumns.insert(pair.index)
      result[kind.columns[pair.target].name] = file.header[pair.index]
    }
    return result
  }

  /// Below this a name says too little.
  private static let least = 35

  /// A map names columns: one that stands twice can't be told apart by its name.
  private static func repeatedNames(_ header: [String]) -> Set<String> {
    var seen: Set<String> = []
    var repeated: Set<String> = []
    for name in header.map(HeaderWords.normalised) where !seen.insert(name).inserted {
      repeated.insert(name)
    }
    return repeated
  }

  // MARK: Numbers and dates

  /// The sign that some amount shows; nil where none does.
  private static func decimal(of file: FilePreview, _ map: ColumnMap) -> DecimalSign? {
    for value in values(of: file, map, where: { $0 == .money || $0 == .integer }) {
      let digits = value.filter { !" \u{A0}€$£".contains($0) }
      guard let place = digits.lastIndex(where: { $0 == "," || $0 == "." }) else { continue }
      let decimals = digits.distance(from: place, to: digits.endIndex) - 1
      let sign: DecimalSign = digits[place] == "," ? .comma : .point
      if digits[..<place].contains(where: { $0 == "," || $0 == "." }) {
        if digits[..<place].last(where: { $0 == "," || $0 == "." }) != digits[place] { return sign }
      } else if decimals == 1 || decimals == 2 || decimals > 3 {
        return sign
      }
    }
    return nil
  }

  /// The order that some date proves: `25/12/24` has its day first. Nil where none does.
  private static func dates(of file: FilePreview, _ map: ColumnMap) -> DateOrder? {
    for value in values(of: file, map, where: { $0 == .date }) {
      guard let parts = CellLook.dateParts(value) else { continue }
      if parts.first > 12 { return .dayFirst }
      if parts.second > 12 { return .monthFirst }
    }
    return nil
  }

  private static func values(
    of file: FilePreview, _ map: ColumnMap, where fits: (MapColumn.Value) -> Bool
  ) -> [String] {
    map.pairs.flatMap { pair -> [String] in
      guard let column = map.kind.column(pair.target), fits(column.value),
        let index = file.header.firstIndex(of: pair.column)
      else { return [] }
      return file.samples(index)
    }
  }

  /// Whether the map has dates whose order nothing proves: a person has to say it.
  public static func needsDateOrder(_ map: ColumnMap, of file: FilePreview) -> Bool {
    guard map.dates == nil else { return false }
    return values(of: file, map) { $0 == .date }.contains { value in
      CellLook.dateParts(value).map { $0.first > 0 } ?? false
    }
  }
}
