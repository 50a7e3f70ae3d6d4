/// The variants that options make.
public enum OptionMatrix {
  /// Shopify takes no more options.
  public static let mostOptions = EditableField.mostOptions

  /// Variants that a product can have on Shopify, on every plan since 15 October 2025 (changelog of
  /// that day; 100 before). Magento and Amazon name no such limit.
  public static let mostVariants = 2_048

  /// Every combination of one value a list, the last list changing fastest; the one empty
  /// combination of no lists at all; nil for more than `mostVariants`.
  public static func combinations(_ lists: [[String]]) -> [[String]]? {
    var count = 1
    for list in lists {
      let (product, isOver) = count.multipliedReportingOverflow(by: list.count)
      guard !isOver, product <= mostVariants else { return nil }
      count = product
    }
    return lists.reduce([[]]) { begun, list in
      begun.flatMap { values in list.map { values + [$0] } }
    }
  }

  /// What is wrong with the options of a new product; nil when they make a matrix.
  static func problem(with options: [ProductSetup.Option]) -> String? {
    if options.count > mostOptions {
      return "it has \(options.count) options; a product takes \(mostOptions) at most"
    }
    for (index, option) in options.enumerated() {
      let name = EditableValue.trimmed(option.name)
      if name.isEmpty { return "option \(index + 1) has no name" }
      if options.prefix(index).contains(where: { $0.name.lowercased() == name.lowercased() }) {
        return "the option \(name) is there twice"
      }
      if option.values.isEmpty { return "the option \(name) has no values" }
      if let problem = problem(withValues: option.values, of: name) { return problem }
    }
    let lists = options.map(\.values)
    guard combinations(lists) == nil else { return nil }
    let counts = lists.map { String($0.count) }.joined(separator: " × ")
    return "\(counts) variants are too many; a product takes \(mostVariants) at most"
  }

  static func problem(withValues values: [String], of name: String) -> String? {
    var seen: Set<String> = []
    for value in values {
      if EditableValue.trimmed(value).isEmpty { return "the option \(name) has an empty value" }
      if !seen.insert(value.lowercased()).inserted {
        return "the option \(name) has \(value) twice"
      }
    }
    return nil
  }
}
