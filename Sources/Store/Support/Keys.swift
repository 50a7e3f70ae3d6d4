internal import Commerce
internal import Foundation

/// The forms in which texts are compared, sorted and found. They are stored: changing one of these
/// functions needs a migration that recomputes the columns.
enum Keys {
  /// Case does not matter and neither do spaces around it; nil for an empty SKU.
  static func sku(_ sku: String?) -> String? {
    guard let sku else { return nil }
    let trimmed = trimmed(sku)
    return trimmed.isEmpty ? nil : trimmed.uppercased()
  }

  static func handle(_ handle: String) -> String { trimmed(handle).lowercased() }

  /// Names and values in file order; the order of options is part of the identity.
  static func options(_ options: [VariantOption]) -> String {
    options.isEmpty
      ? "" : options.map { "\(trimmed($0.name))=\(trimmed($0.value))" }.joined(separator: "\u{1F}")
  }

  /// What search and sorting compare: lower case.
  static func fold(_ text: String) -> String { text.lowercased() }

  /// The start of the folded text: enough to sort by.
  static func sort(_ text: String) -> String { start(ofFolded: fold(text)) }

  static func start(ofFolded folded: String) -> String {
    folded.utf8.count <= 80
      ? folded
      : String(
        String.UnicodeScalarView(
          folded.unicodeScalars.prefix(60)))
  }

  /// The folded text with each number padded to 12 digits: `#999` before `#1000`.
  static func naturalSort(_ text: String) -> String {
    var result: [UInt8] = []
    var digits: [UInt8] = []
    func flush() {
      guard !digits.isEmpty else { return }
      result.append(contentsOf: repeatElement(0x30, count: max(0, 12 - digits.count)))
      result.append(contentsOf: digits)
      digits.removeAll(keepingCapacity: true)
    }
    for byte in fold(text).utf8 {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
      } else {
        flush()
        result.append(byte)
      }
    }
    flush()
    return String(decoding: result, as: UTF8.self)
  }

  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    let mayHaveSpace = first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80
    return mayHaveSpace ? text.trimmingCharacters(in: .whitespacesAndNewlines) : text
  }

  /// Ten-thousandths of a currency in one of its minor units.
  static func scale(_ currency: Currency) -> Int64 {
    [10_000, 1_000, 100, 10, 1][min(4, max(0, currency.exponent))]
  }
}

/// The text in which bare words are looked for: everything a person may remember about a row.
enum Haystack {
  static func order(
    name: String, customer: String?, email: String?, country: String?, city: String?,
    tags: [String], skus: [String]
  ) -> String {
    var text = name
    for part in [customer, email, country, city] {
      if let part, !part.isEmpty {
        text += "\n"
        text += part
      }
    }
    for part in tags + skus where !part.isEmpty {
      text += "\n"
      text += part
    }
    return Keys.fold(text)
  }
}
