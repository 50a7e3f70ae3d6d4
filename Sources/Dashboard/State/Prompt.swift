public import Commerce
public import TerminalKit

/// A line that is being typed.
public struct Prompt: Equatable, Sendable {
  public enum Purpose: Equatable, Sendable {
    /// Filters the focused pane as it is typed.
    case search(Pane)
    /// The new value of one field on the chosen variants.
    case edit(EditTarget, variants: [Int64], subject: String)
    /// Bulk grammar on the chosen variants.
    case bulkEdit(variants: [Int64])
    /// When a silence ends, and why; what it would keep quiet is known.
    case silence(Silence.Matcher, SilencePreview)
    /// Filters the findings as it is typed.
    case searchFindings
    /// `30d why` for these findings.
    case waiveFindings([Int64], subject: String)
    /// Who sees to these findings.
    case assignFindings([Int64], subject: String)
    /// A file or folder to import.
    case importPath
    /// A file to make a column map for.
    case mapFile
    /// A column of the map that is shown, and what every row says there.
    case mapConstant
    /// The name that the map is saved under.
    case mapName
    /// Carrier and tracking number of these orders.
    case shipment(orders: [Int64], subject: String)
    /// Why these orders are cancelled.
    case cancellation(orders: [Int64], subject: String)
    /// A ticket's key, URL and title.
    case ticket(CaseSubject, name: String)
    /// The text that a triage verb needs.
    case triage(TriageVerb, TriageTargets)
    /// Why the guards of the plan that is shown are overridden.
    case overrideReason
    /// When the plan that is shown goes in, and until when.
    case scheduleTimes
    /// Other times for a scheduled change.
    case moveSchedule(Int64)
    /// Another value for a field that is in conflict.
    case settle(PendingEditRow)
    /// The name of a view that is to be saved.
    case saveView(Pane)
    /// The key of that view.
    case viewKey(SavedView)
  }

  /// It changes products: what is typed is worth keeping.
  public var isEdit: Bool {
    switch purpose {
    case .edit, .bulkEdit: true
    default: false
    }
  }

  public var purpose: Purpose
  public var line: LineEditor
  /// Why what was typed can't be taken.
  public var problem: String?
  /// The search as it was, for Esc.
  public var before = ""

  public init(_ purpose: Purpose, text: String = "", history: [String] = []) {
    self.purpose = purpose
    line = LineEditor(text, history: history)
    before = text
  }
}
