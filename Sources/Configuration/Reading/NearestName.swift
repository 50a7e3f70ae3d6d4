/// The name that a misspelt one was probably meant to be.
enum NearestName {
  /// Nil when nothing is near: more than a third of the letters, and more than two, differ.
  static func of(_ name: String, among candidates: [String]) -> String? {
    let limit = max(2, name.count / 3)
    return
      candidates
      .map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= limit }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
      .name
  }

  /// Insertions, removals and replacements from one to the other (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let letters = Array(right)
    var row = Array(0...letters.count)
    for (lineNumber, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = lineNumber + 1
      for (column, other) in letters.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[letters.count]
  }
}
