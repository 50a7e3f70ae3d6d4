public import Commerce
public import TerminalKit

/// What lies over the panes.
public enum Overlay: Equatable, Sendable {
  case help(Chooser)
  case palette(Chooser)
  case fields(FieldChooser)
  case sources(SourcesOverlay)
  case journal(JournalOverlay)
  case plan(PlanOverlay)
  case handOff(HandOffOverlay)
  case outbox(OutboxOverlay)
  case runbook(RunbookOverlay)
  case orderActions(OrderActionMenu)
  case orderPlan(OrderPlanOverlay)
  case history(HistoryOverlay)
  case conflicts(ConflictsOverlay)
  case leftOut(LeftOutOverlay)
  case schedule(ScheduleOverlay)
  case form(EditForm)
  case drafts(DraftsOverlay)
  case columns(ColumnChooser)
  case views(ViewsOverlay)
  case incidents(IncidentsOverlay)
  case map(MapOverlay)
  case refused(RefusedOverlay)
  case identity(IdentityOverlay)
  case runUndo(RunUndoOverlay)
}

/// A list that narrows as one types: the palette and the help.
public struct Chooser: Equatable, Sendable {
  public var line = LineEditor()
  public var cursor = 0

  public init() {}
}

/// How the sources are, and what was refused of their files.
public struct SourcesOverlay: Equatable, Sendable {
  public var scroll = 0
  public var refused: [QuarantinedRow] = []

  public init() {}
}

/// Which field of a variant to edit.
public struct FieldChooser: Equatable, Sendable {
  public var variants: [Int64]
  public var subject: String
  /// Current values where one variant is chosen.
  public var values: [EditableField: String]
  public var cursor = 0

  public init(variants: [Int64], subject: String, values: [EditableField: String]) {
    self.variants = variants
    self.subject = subject
    self.values = values
  }

  /// What can be edited here, the most used first.
  public static let fields: [EditableField] = [
    .price, .compareAt, .cost, .title, .vendor, .type, .tags, .status, .barcode, .seoTitle,
    .seoDescription, .description, .category, .sku, .weight, .images, .option(1), .option(2),
    .option(3),
  ]

  public var field: EditableField { Self.fields[min(max(0, cursor), Self.fields.count - 1)] }
}

/// Before and after of each row of an edit, waiting for a yes.
public struct PlanOverlay: Equatable, Sendable {
  public var rows: [EditPlanRow]
  public var summary: String
  public var scroll = 0
  /// Digits typed so far, where the count has to be typed.
  public var typedCount = ""
  /// The count that has to be typed; nil when a key is enough.
  public var needsCount: Int?
  public var isApplying = false
  /// What was typed, to plan it again on top of what others changed meanwhile.
  public var request: EditRequest?
  /// Why it goes in although guards were against it.
  public var reason: String?
  /// Where it was typed: there one goes back to.
  public var origin = Origin.line
  /// What is made, where the plan is a set-up's.
  public var setup: SetupPlan?

  public enum Origin: Equatable, Sendable {
    case line
    case form(EditForm)
    case document
  }

  public init(
    rows: [EditPlanRow], summary: String, needsCount: Int? = nil, request: EditRequest? = nil
  ) {
    self.rows = rows
    self.summary = summary
    self.needsCount = needsCount
    self.request = request
  }

  /// Refused rows that a reason lets in.
  public var overridable: Int { rows.count(where: \.isOverridable) }

  /// The guards that keep them out, in the order of the table.
  public var guards: [EditGuard] {
    let fired = Set(rows.filter(\.isOverridable).flatMap(\.guards))
    return EditGuard.allCases.filter(fired.contains)
  }

  public func count(_ verdict: EditVerdict) -> Int { rows.count { $0.verdict == verdict } }

  /// Rows that will go in.
  public var effective: Int { count(.ok) + count(.warning) }
}

/// The note for the next shift, to be read and copied.
public struct HandOffOverlay: Equatable, Sendable {
  /// Markdown; nil while it is made.
  public var text: String?
  public var scroll = 0

  public init(text: String? = nil) { self.text = text }
}
