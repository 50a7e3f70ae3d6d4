public import Commerce

/// Something to do outside the state; its result comes back as an action.
public enum Effect: Equatable, Sendable {
  case loadCatalog(WindowRequest, sequence: Int)
  case loadInventory(WindowRequest, sequence: Int)
  case loadPromotions(Range<Instant>, Query, sequence: Int)
  case loadOrders(WindowRequest, sequence: Int)
  /// Counts what a window counts no further than to a thousand. Called off by the next key that
  /// asks for rows.
  case count(Pane, Query)
  /// Answered by `rested` after a moment in which the cursor was not moved again.
  case awaitRest(Int)
  case loadFindings(WindowRequest, sequence: Int)
  case loadField(EditTarget, variant: Int64, subject: String)
  case decide(FindingDecision, [Int64])
  case loadVariant(Int64)
  case loadOrder(Int64)
  case plan(EditRequest)
  /// The same request again, for just the fields of these rows.
  case replan(EditRequest, [EditPlanRow])
  /// `reason` is the person's, for the guards that the rows override.
  case apply([EditPlanRow], summary: String, reason: String? = nil)
  /// Makes what the plan says, or nothing at all.
  case setUp(SetupPlan, summary: String, reason: String?)
  case undo(UndoRequest)
  /// Says what taking an import back would do; undoes at once what is about fields alone.
  case planRunUndo(UndoRequest)
  /// A set that was taken back, or an undo; nil is the newest undo.
  case redo(set: Int64?)
  case loadJournal(limit: Int)
  case loadChanges(set: Int64, PageAnchor)
  case loadHistory(variant: Int64)
  case loadConflicts
  case settle([Settlement])
  case schedule([EditPlanRow], Schedule, summary: String, reason: String?, notes: [String])
  case loadSchedule
  case cancelSchedule(Int64)
  case moveSchedule(Int64, Schedule, notes: [String])
  case loadSubject(variant: Int64)
  case loadForm(variant: Int64)
  /// Writes the document of these variants, or of their whole products.
  case composeDocument(variants: [Int64], wholeProduct: Bool)
  /// Writes the document of a set-up.
  case composeSetup(SetupRequest)
  case openEditor(EditorText)
  case planDocument(EditorText)
  case loadDrafts
  case saveDrafts([EditDraft])
  case discardDraft(EditDraft)
  case triage(TriageRequest.Action, [TriageSubject], isForced: Bool)
  case loadHandOff
  /// Hands these cases to the program that the config names; nothing waits for it.
  case handOver([TriageOutcome.Done])
  /// Something became P1: whatever the config says is rung.
  case ring(Page, others: Int)
  case loadRefused
  /// Says what a mended row would do.
  case tryMend(row: Int64, text: String)
  /// Keeps the mended row and takes it again.
  case mendRefused(row: Int64, text: String)
  /// Takes refused rows again; nil for all of them.
  case retakeRefused([Int64]?)
  case loadIdentity
  /// Says what a link would do.
  case planLink(kept: Int64, removed: Int64)
  case link(kept: Int64, removed: Int64)
  /// Links every proposal that is certain.
  case linkCertain
  case keepApart(Int64, Int64)
  case loadOutbox
  /// Writes the file of a channel's pending edits.
  case writeOutbox(channel: String)
  case openRunbook(code: String, subject: CaseSubject, name: String, values: [String: String])
  /// Ticks a step or takes its tick back; begins the run if need be.
  case tickRunbook(
    code: String, steps: Int, step: Runbook.Step, isDone: Bool, subject: CaseSubject)
  /// Runs a reading command and brings what it prints.
  case runCommand(RunbookCommand)
  case planOrders(OrderAction, orders: [Int64])
  case stageOrders([OrderActionPlan])
  case withdrawOrders([Int64])
  case linkTicket(TicketReference, to: CaseSubject, name: String)
  case loadIncidents
  /// By a group's key or a query.
  case previewSilence(String)
  /// By the group of the order's worst alert.
  case previewSilenceOfOrder(Int64)
  case addSilence(Silence)
  case endSilence(Int64)
  case refreshNow
  case setPaused(Bool)
  case importPath(String)
  /// Reads a file's first rows, for a column map.
  case previewFile(String)
  /// Says what an import by this map would do.
  case tryMap(ColumnMap, path: String)
  case importMapped(ColumnMap, path: String)
  case saveMap(ColumnMap)
  case loadTheme(String)
  case saveView(SavedView)
  case deleteView(SavedView)
  case copy(String)
  case bell
  case redraw
  /// The program starts anew, with the config as it is then.
  case reload
  case openDemo
  case suspend
  case quit
}

/// An edit that a person asked for, before it is planned.
public enum EditRequest: Equatable, Sendable {
  /// One field gets this text, as it stands, or by the bulk grammar where it begins with one of
  /// its operations.
  case field(EditTarget, text: String, variants: [Int64])
  /// Expressions of the bulk grammar, separated by `;`.
  case expressions(String, variants: [Int64])
  /// What was typed into a variant's form; each entry has its field.
  case form([EditDraft.Entry], variant: Int64)
}

/// Which set-up a person wants to write.
public enum SetupRequest: Equatable, Sendable {
  case new
  /// Of the products of these variants.
  case copies(of: [Int64])
  /// Another option matrix of the variant's product.
  case matrix(ofVariant: Int64)
}
