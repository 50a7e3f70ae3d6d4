import Commerce
import TerminalKit

extension DashboardState {
  mutating func openIdentity() -> [Effect] {
    overlay = .identity(IdentityOverlay())
    return [.loadIdentity]
  }

  /// Asks for the pairs again where they are shown.
  func loadIdentity() -> [Effect] {
    if case .identity = overlay { [.loadIdentity] } else { [] }
  }

  /// The cursor stays on its pair, or where that was.
  mutating func take(_ pairs: [ArticlePair]) {
    guard case .identity(var open) = overlay else { return }
    let id = open.current?.id
    open.pairs = pairs
    open.cursor =
      pairs.firstIndex { $0.id == id } ?? min(open.cursor, max(0, pairs.count - 1))
    if open.current?.id != id { open.plan = nil }
    overlay = .identity(open)
  }

  mutating func take(_ plan: LinkPlan) {
    guard case .identity(var open) = overlay else { return }
    open.isWorking = false
    open.plan = plan
    overlay = .identity(open)
  }

  /// Something was linked or kept apart.
  mutating func takeIdentity(_ outcome: EditOutcome, leftOut: [LinkPlan]) -> [Effect] {
    if let plan = leftOut.first {
      let rest = leftOut.count == 1 ? "" : "\(leftOut.count) left out, "
      let done = outcome.changeSet.map { "\($0.summary); " } ?? ""
      say(.warning, "\(done)\(rest)\(plan.removed.name): \(plan.refusal ?? "refused")")
    } else if let set = outcome.changeSet {
      say(.done, "\(set.summary.capitalisedFirst); u takes it back")
    } else {
      say(.info, "It is decided so already")
    }
    stopIdentity()
    if case .identity(var open) = overlay {
      open.plan = nil
      open.asksForCertain = false
      overlay = .identity(open)
    }
    return loadIdentity()
  }

  /// After a failure the pair stays, to be tried again.
  mutating func stopIdentity() {
    guard case .identity(var open) = overlay else { return }
    open.isWorking = false
    overlay = .identity(open)
  }

  // MARK: Keys

  mutating func handleIdentity(_ key: Key, _ before: IdentityOverlay) -> [Effect] {
    var open = before
    defer { if case .identity = overlay { overlay = .identity(open) } }
    guard !open.isWorking else { return closes(key) ? leaveIdentity() : [.bell] }
    if let plan = open.plan { return handleLinkPlan(key, plan, &open) }
    if open.asksForCertain { return handleCertain(key, &open) }
    if closes(key) { return leaveIdentity() }
    if let steps = steps(for: key) {
      open.cursor = min(max(0, open.cursor + steps), max(0, (open.pairs?.count ?? 0) - 1))
      return []
    }
    switch (key.code, key.modifiers) {
    case (.enter, _), (.character("y"), []):
      guard let pair = open.current else { return [.bell] }
      open.isWorking = true
      return [.planLink(kept: pair.kept.variantID, removed: pair.removed.variantID)]
    case (.character("n"), []):
      guard let pair = open.current, mayDecide() else { return [.bell] }
      open.isWorking = true
      return [.keepApart(pair.kept.variantID, pair.removed.variantID)]
    case (.character("a"), []):
      guard open.certain > 0 else {
        say(.info, "None is certain; look at each")
        return [.bell]
      }
      guard mayDecide() else { return [.bell] }
      open.asksForCertain = true
      return []
    case (.character("u"), []):
      guard mayDecide() else { return [.bell] }
      return [.undo(UndoRequest())]
    default: return []
    }
  }

  private mutating func handleLinkPlan(
    _ key: Key, _ plan: LinkPlan, _ open: inout IdentityOverlay
  ) -> [Effect] {
    if closes(key) {
      open.plan = nil
      return []
    }
    let (kept, removed) = (plan.kept.variantID, plan.removed.variantID)
    if key == Key("s") {
      open.isWorking = true
      return [.planLink(kept: removed, removed: kept)]
    }
    guard key.code == .enter || key == Key("y") else { return [] }
    guard plan.refusal == nil, mayDecide() else { return [.bell] }
    open.isWorking = true
    return [.link(kept: kept, removed: removed)]
  }

  private mutating func handleCertain(_ key: Key, _ open: inout IdentityOverlay) -> [Effect] {
    if closes(key) {
      open.asksForCertain = false
      return []
    }
    guard key.code == .enter || key == Key("y") else { return [] }
    open.isWorking = true
    return [.linkCertain]
  }

  private mutating func leaveIdentity() -> [Effect] {
    overlay = nil
    return []
  }

  private mutating func mayDecide() -> Bool {
    if setup.isReadOnly { say(.info, "The store is open read-only") }
    return !setup.isReadOnly
  }
}
