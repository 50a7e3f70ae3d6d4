/// The words of a title with its options, as they are compared.
struct ArticleWords {
  /// Each once: order says little between two channels.
  let all: Set<String>
  /// Those of three letters and more.
  let long: Set<String>
  /// How many pieces the title says are in the pack; 1 where it says nothing.
  let pack: Int

  init(_ facts: ArticleFacts) {
    let title = Self.words(facts.title)
    // What Shopify calls the only variant of a product without options.
    let options = facts.options.map(\.value).filter { $0 != "Default Title" }
    all = Set(title + options.flatMap(Self.words))
    long = all.filter { $0.count > 2 }
    pack = Self.pack(title)
  }

  static func fold(_ text: String) -> String { words(text).joined(separator: " ") }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let units: Set<String> = [
    "pack", "packs", "pk", "pcs", "pieces", "piece", "stück", "stueck", "stk", "er", "count", "ct",
  ]
  private static let sets: Set<String> = ["pack", "set", "box"]

  /// `2-pack`, `2er`, `3 pcs`, `pack of 2`.
  private static func pack(_ words: [String]) -> Int {
    for (index, word) in words.enumerated() {
      let digits = word.prefix { ("0"..."9").contains($0) }
      guard let number = Int(digits), (2...1_000).contains(number) else { continue }
      let unit = word.dropFirst(digits.count)
      let next = words.dropFirst(index + 1).first ?? ""
      if unit.isEmpty ? units.contains(next) : units.contains(String(unit)) { return number }
      if unit.isEmpty, index > 1, words[index - 1] == "of", sets.contains(words[index - 2]) {
        return number
      }
    }
    return 1
  }
}
