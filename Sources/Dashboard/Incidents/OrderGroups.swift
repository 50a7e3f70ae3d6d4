import Commerce
import TerminalKit

extension DashboardState {
  /// Groups the queue by the next thing, at last by nothing; all groups begin folded.
  mutating func groupByNext() -> [Effect] {
    let all = OrderGrouping.allCases
    let next = orderGrouping.flatMap(all.firstIndex).map { $0 + 1 } ?? 0
    return group(by: all.indices.contains(next) ? all[next] : nil)
  }

  mutating func group(by grouping: OrderGrouping?) -> [Effect] {
    orderGrouping = grouping
    unfoldedGroups = []
    orders.jump(toEnd: false)
    heldUntil = nil
    say(
      .info,
      grouping.map { "Stuck orders by \($0.label); Enter unfolds a group" }
        ?? "Every order for itself")
    return load(.orders)
  }

  /// Folds or unfolds the group under the cursor; nil when an order is under it.
  mutating func toggleGroup() -> [Effect]? {
    guard focus == .orders, let group = orders.current?.group else { return nil }
    if unfoldedGroups.remove(group.value) == nil { unfoldedGroups.insert(group.value) }
    return load(.orders)
  }

  /// The line of a group: how bad, which, how many, and what comes next.
  func groupSpans(_ group: OrderGroup, on surface: Surface, width: Int) -> [Span] {
    let priority = Priority(score: group.worstScore)
    let arrow = setup.glyphs[group.isUnfolded ? .expanded : .collapsed]
    let score = TextWidth.pad("\(priority) \(group.worstScore)", to: 6)
    let noun = group.count == 1 ? "order" : "orders"
    var count = "\(NumberWords.grouped(group.count)) \(noun)"
    if group.isUnfolded, group.shown < group.count { count += ", the worst \(group.shown) shown" }
    let next = group.nextDeadline.map { at in
      (at < now ? "longest " : "next ") + TimeWords.remaining(until: at, now: now)
    }
    let name = TextWidth.pad(groupName(group), to: max(12, min(32, width - 44)))
    return [
      Span("\(arrow) ", Style(.accent, on: surface)), Span(score, priority.style.on(surface)),
      Span("  \(name)  ", Style(.title, on: surface)),
      Span(count, Style(.text, on: surface)),
      Span(
        next.map { "  \($0)" } ?? "",
        Style((group.nextDeadline ?? now) < now ? .critical : .muted, on: surface)),
    ]
  }

  /// Two lines for the strip under the queue.
  func groupReason(_ group: OrderGroup) -> [[Span]] {
    let enter = group.isUnfolded ? "folds it" : "lists its orders"
    return [
      [
        Span("\(groupName(group))  ", .title),
        Span("\(NumberWords.grouped(group.count)) stuck, grouped by \(group.grouping.label)"),
      ],
      [
        Span("Next  ", .muted),
        Span("Enter \(enter); ! silences them all; f groups otherwise", .accent),
      ],
    ]
  }

  private func groupName(_ group: OrderGroup) -> String {
    guard !group.value.isEmpty else { return "no \(group.grouping.label)" }
    guard group.grouping == .code, let code = AlertCode(rawValue: group.value) else {
      return group.value
    }
    return code.label
  }
}

extension OrderGrouping {
  var label: String {
    switch self {
    case .code: "code"
    case .carrier: "carrier"
    case .location: "location"
    case .sku: "SKU"
    case .channel: "channel"
    }
  }
}

extension OrderGroup {
  /// The query that finds its orders.
  var query: String {
    value.isEmpty ? "is:stuck -has:\(grouping.rawValue)" : "\(grouping.rawValue):\(quotedValue)"
  }

  private var quotedValue: String {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "-_.#".contains($0) }
    guard !isPlain else { return value }
    return "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
