public import Commerce
internal import GRDB

extension Store {
  /// Makes one variant of two: `kept` stays, the SKU of `removed` becomes a further one of it, and
  /// everything that was said of `removed` counts for it from then on.
  ///
  /// Keeps: one transaction and one change set, which undo takes back; refused, with the reason and
  /// a remedy, where `linkPlan` says so.
  @discardableResult
  public func link(
    kept: Int64, removed: Int64, reason: String? = nil, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome {
    try link([(kept, removed)], reason: reason, actor: actor, now: now)
  }

  /// Links every proposal that is certain, in one change set. Those that can't be linked are left
  /// out and come back with the reason.
  public func linkCertain(
    actor: String, now: Instant
  ) throws(StoreError) -> (outcome: EditOutcome, refused: [LinkPlan]) {
    var refused: [LinkPlan] = []
    var pairs: [(kept: Int64, removed: Int64)] = []
    for pair in try identityPairs(.certain, limit: .max) {
      let (kept, removed) = (pair.kept.variantID, pair.removed.variantID)
      let plan = try linkPlan(kept, removed, keep: kept)
      if plan.refusal == nil { pairs.append((kept, removed)) } else { refused.append(plan) }
    }
    guard !pairs.isEmpty else { return (EditOutcome(changeSet: nil, applied: 0), refused) }
    return (try link(pairs, skipsGone: true, reason: nil, actor: actor, now: now), refused)
  }

  /// - Parameter skipsGone: whether a variant that an earlier pair has taken away is no fault: of
  ///   three that are one article, the third pair is done by the other two.
  func link(
    _ pairs: [(kept: Int64, removed: Int64)], skipsGone: Bool = false, source: String = "link",
    summary: String? = nil, undoes: Int64? = nil, reason: String?, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome {
    try allOrNothing { db in
      let writer = try FieldWriter(db, now: now)
      let linker = try Linker(db, writer, now: now)
      for (kept, removed) in pairs { try linker.link(kept, removed, skipsGone: skipsGone) }
      let names = linker.done.map { "\($0.removed) to \($0.kept)" }
      let words = names.count == 1 ? "linked \(names[0])" : "linked \(names.count) SKUs"
      let note = ChangeNote(
        summary: summary ?? words, actor: actor, source: source, reason: reason, undoes: undoes,
        now: now)
      guard let set = try writer.record(note) else { return (nil, 0) }
      try linker.finish(set, reason: reason)
      return (set, linker.done.count)
    }
  }
}
