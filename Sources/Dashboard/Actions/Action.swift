public import Commerce
public import TerminalKit

/// Everything that can happen to the dashboard.
public enum Action: Equatable, Sendable {
  case key(Key)
  case paste(String)
  case resize(Size)
  /// The clock; once a second while the screen is up.
  case tick(Instant)
  /// The first frame is drawn; what it left out may be loaded.
  case started
  case snapshot(StoreSnapshot)
  case catalog(Window<CatalogRow>, sequence: Int)
  case inventory(Window<AlertRow>, sequence: Int)
  case promotions(Window<PromotionRow>, sequence: Int)
  case orders(Window<OrderRow>, sequence: Int)
  /// A set-up made this variant; what it made is read next.
  case madeVariant(Int64)
  /// How many rows of a pane match a query, where more do than a window counts.
  case counted(Pane, Query, Int)
  /// The cursor has stood still for a moment since the move of this number.
  case rested(Int)
  case findings(Window<FindingRow>, sequence: Int)
  /// The whole value of a field that was asked for: one key from a finding to its mend.
  case fieldValue(EditTarget, variant: Int64, subject: String, text: String)
  case decided(EditOutcome)
  case detail(Detail)
  /// A plan was made; nothing has changed yet.
  case planned([EditPlanRow], summary: String, request: EditRequest? = nil)
  /// The same for a document that came back from the editor.
  case documentPlanned([EditPlanRow], summary: String)
  /// A set-up that came back from the editor; nothing has been made yet.
  case setupPlanned(SetupPlan, summary: String)
  /// The fields of the variant that the list of fields is about.
  case subject(EditSubject)
  case form(EditSubject)
  case editorReady(EditorText)
  /// The editor has ended; `problem` says why its text can't be used.
  case editorClosed(EditorText, problem: String?)
  /// The document can't be taken; its text has each mistake above its line.
  case documentFaulty(EditorText, mistakes: Int)
  /// What programs that are gone have left unapplied.
  case drafts([EditDraft])
  case applied(EditOutcome, verb: String)
  case triaged(TriageOutcome)
  /// The hand-off note, in Markdown.
  case handOff(String)
  /// What of the last edit, or of an undo, did not go in, with what stands there now.
  case leftOut([EditConflict], undo: UndoRequest? = nil)
  /// A change has touched more than the rules could look at before it was answered.
  case rulesAreBehind
  /// A long change goes on; nil when it is over.
  case changeProgress(String?)
  case journal([ChangeSetSummary])
  /// What the undo of an import would do.
  case runUndoPlanned(RunUndoPlan, UndoRequest)
  case changes(ChangePage)
  case history(variant: Int64, [JournalChange])
  case conflicts([PendingEditRow])
  case scheduled(ScheduledChange, notes: [String])
  case schedule([ScheduledChange])
  case refused([QuarantinedRow])
  case mendTried([ImportResult])
  case retaken([ImportResult])
  /// SKUs that may be one article.
  case identity([ArticlePair])
  case linkPlanned(LinkPlan)
  /// Something was linked or kept apart; the plans are of what can't be.
  case identityAnswered(EditOutcome, leftOut: [LinkPlan] = [])
  case outbox([OutboxLine])
  case outboxWritten(OutboxReceipt)
  case runbook(RunbookOverlay)
  case runbookTicked(RunbookRun)
  case commandOutput(command: String, [String])
  case orderPlans([OrderActionPlan])
  /// Something was staged or withdrawn, or a ticket linked.
  case caseChanged(Message.Tone, String)
  case incidents([Incident], [Silence])
  /// What a silence would keep quiet; nothing is silenced yet.
  case silencePreview(Silence.Matcher, SilencePreview)
  case silenced(Silence)
  case refreshStarted
  case refreshFinished
  case importProgress(String?)
  case imported([ImportResult])
  /// No format has this file's columns.
  case unknownFile(path: String, String)
  /// A file's columns; `saved` is the config's map that reads them.
  case mapSheet(MapSheet, saved: ColumnMap?)
  case mapTried(ImportResult)
  /// A map was saved in a config file; nil where there is none and the session keeps it.
  case mapSaved(ColumnMap, file: String?)
  case themeLoaded(String)
  /// A view was saved in a config file; nil where there is none and the session keeps it.
  case viewSaved(SavedView, file: String?)
  case viewDeleted(SavedView)
  /// An effect failed; the data that is shown stays.
  case failed(String)
  case notice(Message.Tone, String)
  /// The config's file is not what it was; `problem` is the first thing that is wrong with it now.
  case configChanged(file: String, problem: String?)
}
