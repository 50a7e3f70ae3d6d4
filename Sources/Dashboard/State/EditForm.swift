public import Commerce
public import TerminalKit

/// Every field of a product and one of its variants, with what is typed so far. All changes of a
/// form are one preview and one change set.
public struct EditForm: Equatable, Sendable {
  public var subject: EditSubject
  /// What stands in the form, in order.
  public var targets: [EditTarget]
  /// New texts of the fields that were changed.
  public var edits: [EditTarget: String]
  public var cursor = 0
  /// The field under the cursor while it is typed.
  public var line: LineEditor?

  public init(_ subject: EditSubject, edits: [EditTarget: String] = [:]) {
    self.subject = subject
    self.edits = edits
    targets = Self.targets(of: subject)
  }

  public var target: EditTarget? { targets.indices.contains(cursor) ? targets[cursor] : nil }

  /// What the field holds, typed or stored.
  public func text(of target: EditTarget) -> String { edits[target] ?? subject[target] ?? "" }

  /// The field's text as it is this moment, the unfinished line included.
  public var currentText: String {
    line?.text ?? target.map { text(of: $0) } ?? ""
  }

  /// The product's own fields, its columns and languages, the variant's, then each channel's.
  static func targets(of subject: EditSubject) -> [EditTarget] {
    let own = EditableField.allCases.filter { $0.definition.scopes.contains(.master) }
    let columns = subject.values.keys.filter { $0.attributeName != nil }
      .sorted { $0.label < $1.label }
    var targets = (own + columns).filter { $0.entity == .product }.map { EditTarget($0) }
    let scoped = subject.scopedValues.keys.sorted { $0.name < $1.name }
    targets += scoped.filter { $0.scope.kind == .locale }
    guard subject.variantID != nil else { return targets }
    targets += (own + columns).filter { field in
      guard field.entity == .variant else { return false }
      switch field {
      case .option, .optionName: return subject.values[field] != nil
      default: return true
      }
    }.map { EditTarget($0) }
    for (code, listing) in subject.listings.sorted(by: { $0.key < $1.key }) where !listing.isOwner {
      let scope = EditScope.channel(code)
      let fields = EditableField.allCases.filter { $0.definition.scopes.contains(.channel) }
      targets += fields.map { EditTarget($0, in: scope) }
      targets += scoped.filter { $0.scope == scope && $0.field.attributeName != nil }
    }
    return targets
  }

  /// What is kept of it; nil when nothing was changed.
  var draft: EditDraft? {
    var edits = edits
    if let line, let target, line.text != text(of: target) { edits[target] = line.text }
    guard !edits.isEmpty, let variant = subject.variantID else { return nil }
    let entries = edits.sorted { $0.key.name < $1.key.name }.map { EditDraft.Entry($0, $1) }
    return EditDraft(
      .form, title: "the form of \(subject.subject)", variants: [variant], entries: entries)
  }
}

/// What was typed before and not applied, offered again.
public struct DraftsOverlay: Equatable, Sendable {
  public var drafts: [EditDraft]
  public var cursor = 0

  public init(_ drafts: [EditDraft]) { self.drafts = drafts }

  public var current: EditDraft? { drafts.indices.contains(cursor) ? drafts[cursor] : nil }
}

/// What is on its way and belongs to the person who typed it: kept until it is applied or discarded.
public struct Unapplied: Equatable, Sendable {
  /// A form that was closed with changes in it.
  public var form: EditForm?
  /// The document that was last handed to the editor.
  public var document: EditorText?
  /// A line whose plan is on the screen.
  public var line: EditDraft?
  /// What the store was last asked to keep.
  public var saved: [EditDraft] = []

  public init() {}
}
