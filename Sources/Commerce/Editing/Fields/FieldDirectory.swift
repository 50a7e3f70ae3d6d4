import Spelling

/// The names that edits can use in one store: the table's fields, the channels that scope them, and
/// the kept columns of its files.
public struct FieldDirectory: Hashable, Sendable {
  /// Codes of the channels, as scopes.
  public var channels: [String]
  /// Kept columns as fields, `attribute` or `variantAttribute`.
  public var attributes: [EditableField]
  private let attributesByName: [String: EditableField]

  public init(channels: [String] = [], attributes: [EditableField] = []) {
    self.channels = channels
    self.attributes = attributes
    // A column that is there on both is the product's: its variants' rows repeat it.
    let named = attributes.compactMap { field in
      field.attributeName.map { (Self.folded($0), field) }
    }
    attributesByName = Dictionary(named) { first, second in
      first.entity == .product ? first : second
    }
  }

  /// Fields of the table alone: no scopes, no attributes.
  public static let standard = FieldDirectory()

  /// What a name means; nil when nothing has it. Case does not matter.
  func field(named name: String) -> EditableField? {
    if let field = EditableField(rawValue: name.lowercased()), field.attributeName == nil {
      return field
    }
    if let field = attributesByName[Self.folded(name)] { return field }
    return EditableField(rawValue: name)
  }

  /// The scope that a name begins with, and the rest of the name.
  func scope(of name: String) -> (scope: EditScope, rest: String) {
    let lowered = name.lowercased()
    if lowered.hasPrefix(EditScope.localePrefix), let dot = name.firstIndex(of: ".") {
      let tag = name[..<dot].dropFirst(EditScope.localePrefix.count)
      if Self.isLocale(tag) {
        return (.locale(String(tag)), String(name[name.index(after: dot)...]))
      }
    }
    let code = channels.filter { lowered.hasPrefix($0.lowercased() + ".") }
      .max { $0.count < $1.count }
    guard let code else { return (.master, name) }
    return (.channel(code), String(name.dropFirst(code.count + 1)))
  }

  /// The known name that a mistyped one was probably meant to be.
  func nearest(to name: String) -> String? {
    let (scope, rest) = scope(of: name)
    let fields = EditableField.allCases.filter { $0.definition.scopes.contains(scope.kind) }
      .map(\.rawValue)
    let names = fields + (scope.kind == .locale ? [] : attributes.compactMap(\.attributeName))
    if scope == .master, let dot = name.firstIndex(of: "."), !channels.isEmpty,
      let code = Spelling.nearest(to: String(name[..<dot]), among: channels, within: .max)
    {
      return code + name[dot...]
    }
    guard let near = Spelling.nearest(to: rest, among: names, within: .max) else { return nil }
    return scope == .master ? near : "\(scope.rawValue).\(near)"
  }

  /// The shape of a BCP 47 tag: letters, then parts of letters and digits.
  static func isLocale(_ tag: some StringProtocol) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy(isLetter)
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func folded(_ name: String) -> String { EditableValue.trimmed(name).lowercased() }
}
