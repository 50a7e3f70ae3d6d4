/// Where an edit takes effect.
///
/// The raw value is what journal and pending edits store: empty, a channel's code, or `locale:de`.
public enum EditScope: Hashable, Sendable {
  /// The product or variant itself, as the channel that owns it shows it.
  case master
  /// What another channel shows instead, by its code.
  case channel(String)
  /// What is shown to people who read this language, by its BCP 47 tag.
  case locale(String)

  public enum Kind: Hashable, Sendable, CaseIterable {
    case master
    case channel
    case locale
  }

  public var kind: Kind {
    switch self {
    case .master: .master
    case .channel: .channel
    case .locale: .locale
    }
  }
}

extension EditScope: RawRepresentable {
  public init(rawValue: String) {
    if rawValue.isEmpty {
      self = .master
    } else if rawValue.hasPrefix(Self.localePrefix) {
      self = .locale(String(rawValue.dropFirst(Self.localePrefix.count)))
    } else {
      self = .channel(rawValue)
    }
  }

  public var rawValue: String {
    switch self {
    case .master: ""
    case .channel(let code): code
    case .locale(let tag): Self.localePrefix + tag
    }
  }

  static let localePrefix = "locale:"
}

/// A field and where it is meant: `title`, `amazon-de.title`, `locale:de.title`.
public struct EditTarget: Hashable, Sendable {
  public var field: EditableField
  public var scope: EditScope

  public init(_ field: EditableField, in scope: EditScope = .master) {
    self.field = field
    self.scope = scope
  }

  /// What an edit of it changes: a listing belongs to its variant, a translation to its product.
  public var entity: EditEntity {
    switch scope {
    case .master: field.entity
    case .channel: .variant
    case .locale: .product
    }
  }

  /// A row can't be without it. On a channel and in a locale nothing means "as everywhere".
  public var isRequired: Bool { scope == .master && field.isRequired }

  /// How journal, plans and scripts name it: `amazon-de.title`, `attribute:Season`.
  public var name: String { prefix + field.rawValue }

  /// What people call it: `Title`, `amazon-de Title`.
  public var label: String {
    switch scope {
    case .master: field.label
    case .channel(let code): "\(code) \(field.label)"
    case .locale(let tag): "\(tag) \(field.label)"
    }
  }

  private var prefix: String { scope == .master ? "" : scope.rawValue + "." }
}

extension EditTarget: CustomStringConvertible {
  /// As the bulk grammar reads it, quotes included.
  public var description: String {
    guard field.attributeName != nil else { return name }
    return prefix + EditWord.quoted(field.rawValue)
  }
}
