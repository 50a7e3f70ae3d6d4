/// Finds what a mistyped name was probably meant to be.
public enum Spelling {
  /// The candidate that `word` most likely means. One that begins with the word wins; otherwise the
  /// smallest distance, the first of equals. Case does not count.
  ///
  /// - Parameter limit: The largest distance that still counts as near; a third of the word's
  ///   letters, one at least, when nil.
  /// - Returns: Nil when no candidate is near.
  public static func nearest(
    to word: String, among candidates: [String], within limit: Int? = nil
  ) -> String? {
    let wanted = Array(word.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased())
      let isBeginning = wanted.count > 1 && letters.starts(with: wanted)
      let distance = isBeginning ? 0 : distance(wanted, letters)
      if distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    guard let best, best.distance <= limit ?? max(1, wanted.count / 3) else { return nil }
    return best.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other
  /// (optimal string alignment); case counts.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right))
  }

  private static func distance(_ from: [Character], _ to: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for i in from.indices {
      var row = [i + 1]
      row.reserveCapacity(to.count + 1)
      for j in to.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (from[i] == to[j] ? 0 : 1))
        if i > 0, j > 0, from[i] == to[j - 1], from[i - 1] == to[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[to.count]
  }
}
