/// Something that was typed and neither applied nor discarded.
public struct EditDraft: Hashable, Sendable {
  /// Where it was typed; a running program has at most one draft in each place.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// The new value of one field.
    case field
    /// Expressions of the bulk grammar.
    case bulk
    case form
    /// A document for the editor.
    case document
  }

  public struct Entry: Hashable, Sendable {
    /// The field that the text is for; nil for expressions and documents.
    public var target: EditTarget?
    public var text: String

    public init(_ target: EditTarget? = nil, _ text: String) {
      self.target = target
      self.text = text
    }
  }

  public var place: Place
  /// What a person knows it by: `Price of MUG-RED`, `2 products`.
  public var title: String
  public var variants: [Int64]
  public var entries: [Entry]
  /// The running program that it belongs to; empty until it is stored.
  public var session: String

  public init(
    _ place: Place, title: String, variants: [Int64], entries: [Entry], session: String = ""
  ) {
    self.place = place
    self.title = title
    self.variants = variants
    self.entries = entries
    self.session = session
  }
}

/// Products as a text on its way to an editor and back, with what it was made of.
public struct EditorText: Hashable, Sendable {
  /// `1 product`, `MUG-RED`.
  public var title: String
  public var text: String
  public var variants: [Int64]
  /// The rows as they were when the text was written; empty when that is not known any more.
  public var base: [EditSubject]
  /// Nothing is asked for when it comes back as it was handed out.
  public var isTemplate = false

  public init(title: String, text: String, variants: [Int64], base: [EditSubject] = []) {
    self.title = title
    self.text = text
    self.variants = variants
    self.base = base
  }
}
