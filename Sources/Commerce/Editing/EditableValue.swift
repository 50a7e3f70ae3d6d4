/// A field's value while it is edited.
public enum EditableValue: Hashable, Sendable {
  case empty
  case text(String)
  case money(Money)
  case tags([String])
  case grams(Int)
  case count(Int)
  case images([ProductImage])

  /// Reads the plain text form that rows and plans carry; nil or empty text is empty. Throws for
  /// text that the field can't hold.
  public init(
    text: String?, field: EditableField, currency: Currency
  ) throws(EditRefusal) {
    guard let text, !text.isEmpty else {
      self = .empty
      return
    }
    switch field.kind {
    case .line, .lines, .html, .choice: self = .text(text)
    case .money:
      do { self = .money(try Money(decimal: text, currency: currency)) } catch {
        throw EditRefusal("\(field.label): \(error)")
      }
    case .tags: self = .tags(Self.members(of: text))
    case .weight:
      guard let grams = WeightText.grams(text) else {
        throw EditRefusal("\"\(text)\" is no weight like 850 g or 1.2 kg")
      }
      self = .grams(Int(grams))
    case .count:
      guard let count = Int(text) else {
        throw EditRefusal("\"\(text)\" is not a whole number")
      }
      self = .count(count)
    case .images: self = .images(ImageList.images(text))
    }
  }

  /// Decimal for money, comma-joined for tags, whole grams for weight, `ImageList` for images; nil
  /// is empty.
  public var plainText: String? {
    switch self {
    case .empty: nil
    case .text(let text): text.isEmpty ? nil : text
    case .money(let money): money.decimal
    case .tags(let tags): tags.isEmpty ? nil : tags.joined(separator: ",")
    case .grams(let grams): String(grams)
    case .count(let count): String(count)
    case .images(let images): ImageList.text(images)
    }
  }

  /// Comma-separated members, trimmed, each once whatever its case; the first spelling stays.
  static func members(of text: String) -> [String] {
    unique(text.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty })
  }

  static func unique(_ tags: [String]) -> [String] {
    var seen: Set<String> = []
    return tags.filter { seen.insert($0.lowercased()).inserted }
  }

  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// Why an edit can't be made on a row, for a person.
public struct EditRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  public var because: String
  /// The guard that refuses it, where one does.
  public var guardedBy: EditGuard?

  public init(_ because: String, guardedBy: EditGuard? = nil) {
    self.because = because
    self.guardedBy = guardedBy
  }

  public var description: String { because }
}
