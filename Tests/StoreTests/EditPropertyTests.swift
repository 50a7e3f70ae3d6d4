import Commerce
import Testing

@testable import Store

/// Random edits of random fields: nothing that an edit does may be impossible to take back.
@Suite struct EditPropertyTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `an edit undone leaves the very rows that were before, redone those that were after`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try RichCatalog.store()
    let edits = RandomEdits(directory: try store.fieldDirectory())
    // Something may be pending already.
    if Bool.random(using: &random) {
      try apply(edits.expressions(using: &random), in: store)
    }
    let before = try store.everyRow()
    let set = try apply(edits.expressions(using: &random), in: store)
    let after = try store.everyRow()
    #expect((after != before) == (set != nil))
    guard let set else { return }
    let undone = try store.undo(set: set, actor: "ida", now: noon)
    #expect(undone.conflicts.isEmpty)
    #expect(try store.everyRow() == before)
    #expect(try store.integrityCheck() == [])
    let redone = try store.redo(actor: "ida", now: noon)
    #expect(redone.conflicts.isEmpty)
    #expect(try store.everyRow() == after)
    #expect(try store.integrityCheck() == [])
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `what was changed in between is a conflict and everything else goes back`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try RichCatalog.store()
    let edits = RandomEdits(directory: try store.fieldDirectory())
    let first = try apply(edits.expressions(using: &random), in: store)
    guard let first else { return }
    let mine = try store.changes(ofSet: first)
    let chosen = try #require(mine.randomElement(using: &random))
    let between = try edits.otherValue(than: chosen.new, for: chosen, in: store)
    guard let between else { return }
    let undone = try store.undo(set: first, actor: "ida", now: noon)
    #expect(
      undone.conflicts.map { "\($0.entity) \($0.entityID) \($0.target.name)" }
        == ["\(chosen.entity) \(chosen.entityID) \(chosen.name)"])
    #expect(undone.conflicts.allSatisfy { $0.because?.contains("changed since") == true })
    #expect(undone.applied == mine.count - 1)
    #expect(try store.changes(ofSet: between).count == 1)
    #expect(try store.integrityCheck() == [])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `every expression reads back as what it says`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let directory = FieldDirectory(
      channels: ["shop", "amazon-de"],
      attributes: [.attribute("Google Shopping / Condition"), .variantAttribute("item.\"x\"")])
    for expression in RandomEdits(directory: directory).expressions(using: &random) {
      #expect(
        try EditExpression.parse(expression.description, directory: directory) == expression)
    }
  }

  @discardableResult
  private func apply(_ expressions: [EditExpression], in store: Store) throws -> Int64? {
    try store.apply(
      plan: try store.plan(expressions), summary: "random", actor: "ida", now: noon
    ).changeSet?.id
  }
}

/// Makes edits that a person could write.
struct RandomEdits {
  var directory: FieldDirectory

  func expressions(using random: inout SeededGenerator) -> [EditExpression] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in expression(using: &random) }
  }

  private var targets: [EditTarget] {
    let fields = EditableField.allCases + directory.attributes
    return fields.flatMap { field -> [EditTarget] in
      var targets: [EditTarget] = []
      let scopes = field.definition.scopes
      if scopes.contains(.master) { targets.append(EditTarget(field)) }
      if scopes.contains(.channel) {
        targets += directory.channels.map { EditTarget(field, in: .channel($0)) }
      }
      if scopes.contains(.locale) { targets.append(EditTarget(field, in: .locale("de-AT"))) }
      return targets
    }
  }

  private func expression(using random: inout SeededGenerator) -> EditExpression {
    let target = targets.randomElement(using: &random) ?? EditTarget(.title)
    let count = Int.random(in: 1...2, using: &random)
    let operations = (0..<count).map { index in
      operation(target, isFirst: index == 0, using: &random)
    }
    return EditExpression(target, operations: operations)
  }

  private static let texts = [
    "Mug", "a \"quoted\" one", "back\\slash", "Ünï 🍵", "kitchen", "x, y", "<b>&amp;</b>", "2",
    "https://cdn.example/new.jpg",
  ]

  private func operation(
    _ target: EditTarget, isFirst: Bool, using random: inout SeededGenerator
  ) -> EditOperation {
    let text = Self.texts.randomElement(using: &random) ?? "Mug"
    let other = Self.texts.randomElement(using: &random) ?? "Mug"
    let amount = PlainDecimal(digits: Int64.random(in: 100...9_000, using: &random), decimals: 2)
    let whole = Int.random(in: 0...900, using: &random)
    let choices: [EditOperation]
    switch target.field.kind {
    case .money:
      choices =
        [
          .setMoney(amount, nil), .percent(BasisPoints(1_250)), .percent(BasisPoints(-1_500)),
          .add(amount), .clear, .copy(from: EditTarget(.price)),
        ] + [PriceEnding(".99")].compactMap { $0.map(EditOperation.round) }
    case .weight, .count:
      choices = [
        .set(String(whole)), .percent(BasisPoints(1_000)),
        .add(PlainDecimal(digits: Int64(whole), decimals: 0)), .clear,
      ]
    case .choice(let words): choices = [.set(words.randomElement(using: &random) ?? "draft")]
    case .images:
      choices = [
        .append("https://cdn.example/\(whole).jpg"), .prepend(text), .remove("2"), .clear,
        .move(3, to: 1), .alt(1, other), .altFrom(EditTarget(.title)),
        .replace("cdn", with: "img"), .set("https://cdn.example/only.jpg"),
      ]
    case .tags:
      choices = [
        .set(text), .append(other), .prepend(text), .remove("summer"), .clear, .titleCase,
        .replace("kitchen", with: other), .move(2, to: 1), .copy(from: EditTarget(.vendor)),
      ]
    case .line, .lines:
      choices = [
        .set(text), .append(text), .prepend(other), .remove("Mug"), .clear, .titleCase,
        .replace("M", with: other), .copy(from: EditTarget(.title)),
      ]
    case .html:
      choices = [
        .set(text), .append(text), .replace("\r\n", with: ""), .clear, .remove("<b>"),
        .copy(from: EditTarget(.title)),
      ]
    }
    return choices.randomElement(using: &random) ?? .clear
  }

  /// Changes one field that a set changed to a third value; gives the set that did, nil where the
  /// field takes none.
  func otherValue(
    than value: String?, for change: JournalChange, in store: Store
  ) throws -> Int64? {
    let field = try #require(EditableField(rawValue: change.field))
    let new: String
    switch field.kind {
    case .choice(let words): new = words.first { $0 != value && $0 != change.old } ?? ""
    case .money: new = "77.77"
    case .weight, .count: new = "12345"
    case .images: new = "https://cdn.example/between.jpg"
    default: new = "between"
    }
    guard new != value, !new.isEmpty else { return nil }
    let row = EditPlanRow(
      entity: change.entity, entityID: change.entityID, subject: "", title: "", field: field,
      scope: EditScope(rawValue: change.scope), old: value, new: new, currency: .eur,
      version: try store.version(of: change.entity, change.entityID))
    return try store.apply(plan: [row], summary: "between", actor: "bo", now: noon).changeSet?.id
  }
}
