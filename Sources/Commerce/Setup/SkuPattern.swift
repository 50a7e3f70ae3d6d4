import Foundation

/// How the SKUs of a product's variants are made: `{handle}-{1}-{2}`.
///
/// `{handle}` is the product's handle and `{1}` to `{3}` are the values of its options, in capitals,
/// with a hyphen for whatever is neither letter nor digit. Parts that come out empty leave no hyphen.
public enum SkuPattern {
  public static let standard = "{handle}-{1}-{2}-{3}"

  /// The SKU of a variant with these values.
  public static func sku(_ pattern: String, handle: String, values: [String]) -> String {
    guard pattern.contains("{") else { return pattern }
    var sku = pattern.replacingOccurrences(of: "{handle}", with: code(handle))
    for place in 1...OptionMatrix.mostOptions {
      let value = values.indices.contains(place - 1) ? code(values[place - 1]) : ""
      sku = sku.replacingOccurrences(of: "{\(place)}", with: value)
    }
    while sku.contains("--") { sku = sku.replacingOccurrences(of: "--", with: "-") }
    return sku.trimmingCharacters(in: CharacterSet(charactersIn: "-"))
  }

  /// The pattern that made all of these SKUs; nil when no single one did.
  public static func guess(_ known: [(sku: String, values: [String])]) -> String? {
    var found: String?
    for (sku, values) in known {
      var parts = sku.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      for (index, value) in values.enumerated() {
        guard let place = parts.lastIndex(where: { $0.uppercased() == code(value) }) else {
          return nil
        }
        parts[place] = "{\(index + 1)}"
      }
      let pattern = parts.joined(separator: "-")
      guard found == nil || found == pattern else { return nil }
      found = pattern
    }
    return found
  }

  /// A text as a part of a SKU.
  static func code(_ text: String) -> String { Handle.made(of: text).uppercased() }
}

/// A product's name in its address.
public enum Handle {
  /// The title in small letters without accents, with a hyphen for whatever is neither letter nor
  /// digit, as Shopify makes it.
  public static func made(of title: String) -> String {
    let folded = title.replacingOccurrences(of: "ß", with: "ss")
      .folding(options: .diacriticInsensitive, locale: nil).lowercased()
    let words = folded.split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: "-")
  }

  /// Whether Shopify takes it: letters, digits, hyphens and underscores.
  static func isValid(_ handle: String) -> Bool {
    !handle.isEmpty
      && handle.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// The first of `mug`, `mug-2`, `mug-3` … that is not taken.
  public static func free(_ handle: String, taken: Set<String>) -> String {
    var number = 1
    var free = handle
    while taken.contains(free.lowercased()) {
      number += 1
      free = "\(handle)-\(number)"
    }
    return free
  }
}
