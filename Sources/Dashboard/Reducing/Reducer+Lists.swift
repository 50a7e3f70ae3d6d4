import Commerce
import TerminalKit

extension DashboardState {
  /// How long rows keep their order after the cursor was moved.
  static let holdTime = TimeSpan.seconds(3)

  /// Asks for a pane's rows around its cursor: five screens of them.
  mutating func load(_ pane: Pane) -> [Effect] {
    if pane == .promotions {
      let (request, sequence) = promotions.request(limit: 0)
      return [
        .loadPromotions(
          month.shownInterval(in: setup.zone), request.query, sequence: sequence)
      ]
    }
    var (request, sequence) = self[list: pane].request(limit: 5 * max(20, listHeight(pane)))
    switch pane {
    case .catalog: return [.loadCatalog(request, sequence: sequence)]
    case .inventory: return [.loadInventory(request, sequence: sequence)]
    case .orders:
      request.grouping = orderGrouping
      request.unfolded = unfoldedGroups
      return [.loadOrders(request, sequence: sequence)]
    case .promotions: return []
    }
  }

  /// Asks for the whole count of rows that are too many for a window to count.
  func countAll(_ pane: Pane) -> [Effect] {
    let list = self[list: pane]
    return list.isCounted(generation: snapshot.generation) ? [] : [.count(pane, list.query)]
  }

  /// Entries of the month, what is live first, then what comes, then what is over.
  mutating func takePromotions(_ window: Window<PromotionRow>, sequence: Int) {
    var sorted = window
    let now = now
    sorted.rows.sort { $0.agendaKey(at: now) < $1.agendaKey(at: now) }
    promotions.show(sorted, sequence: sequence, height: listHeight(.promotions))
  }

  mutating func move(by steps: Int) -> [Effect] {
    let from = self[list: focus].cursorID
    let wantsMore = self[list: focus].move(by: steps, height: listHeight(focus))
    heldUntil = now + Self.holdTime
    let more = wantsMore && !self[list: focus].isWaiting ? load(focus) : []
    guard self[list: focus].cursorID != from else { return more }
    startMoving(from: from)
    return more + [.awaitRest(moves)]
  }

  mutating func jump(toEnd: Bool) -> [Effect] {
    motion = nil
    self[list: focus].jump(toEnd: toEnd)
    heldUntil = now + Self.holdTime
    return load(focus) + loadDetail()
  }

  mutating func setFocus(_ pane: Pane) -> [Effect] {
    guard pane != focus else { return [] }
    focus = pane
    motion = nil
    detail = nil
    detailScroll = 0
    self[list: pane].keepCursorVisible(height: listHeight(pane))
    return loadDetail()
  }

  /// Sorts by the next sortable field of the pane, its natural direction first.
  mutating func sortByNext() -> [Effect] {
    let schema = QuerySchema.of(focus)
    let names = schema.fields.filter(\.isSortable).map(\.name)
    guard let here = names.firstIndex(of: self[list: focus].sort.field), !names.isEmpty else {
      return []
    }
    let next = names[(here + 1) % names.count]
    let isNatural = schema.defaultSort.field == next && schema.defaultSort.descending
    self[list: focus].sort = SortOrder(next, descending: isNatural)
    return resort()
  }

  mutating func reverseSort() -> [Effect] {
    self[list: focus].sort.descending.toggle()
    return resort()
  }

  private mutating func resort() -> [Effect] {
    let sort = self[list: focus].sort
    self[list: focus].jump(toEnd: false)
    say(.info, "Sorted by \(sort.field), \(sort.descending ? "largest first" : "smallest first")")
    return load(focus)
  }

  mutating func showMonth(_ month: CalendarMonth) -> [Effect] {
    self.month = month
    promotions.jump(toEnd: false)
    return load(.promotions)
  }

  /// Asks for the detail of the row under the cursor where the layout shows one.
  mutating func loadDetail() -> [Effect] {
    guard layout.inspector != nil || layout.reason != nil else { return [] }
    switch focus {
    case .catalog:
      return catalog.cursorID.map { [.loadVariant($0)] } ?? []
    case .inventory:
      guard let row = inventory.current else { return [] }
      return row.pane == .orders ? [.loadOrder(row.subjectID)] : [.loadVariant(row.subjectID)]
    case .orders:
      return orders.cursorID.flatMap { $0 < 0 ? nil : [.loadOrder($0)] } ?? []
    case .promotions: return []
    }
  }

  /// After a pane's rows changed: its detail anew, when it is the one that is shown.
  mutating func refreshDetail(of pane: Pane) -> [Effect] {
    pane == focus ? loadDetailAtRest() : []
  }

  /// Takes a detail if the cursor still stands on its row.
  mutating func take(_ detail: Detail) {
    let wanted: Int64? =
      switch focus {
      case .catalog: catalog.cursorID
      case .inventory: inventory.current?.subjectID
      case .orders: orders.cursorID
      case .promotions: nil
      }
    let id: Int64 =
      switch detail {
      case .variant(let variant): variant.row.id
      case .order(let order): order.row.id
      }
    guard id == wanted else { return }
    if self.detail.map(Self.id(of:)) != id { detailScroll = 0 }
    motion = nil
    self.detail = detail
  }

  private static func id(of detail: Detail) -> Int64 {
    switch detail {
    case .variant(let variant): variant.row.id
    case .order(let order): order.row.id
    }
  }

  /// The detail, if it belongs to the row under the cursor, or while that moves to the row that it
  /// came from.
  public var currentDetail: Detail? {
    guard let detail, motion == nil else { return detail }
    let wanted: Int64? =
      switch focus {
      case .catalog: catalog.cursorID
      case .inventory: inventory.current?.subjectID
      case .orders: orders.cursorID
      case .promotions: nil
      }
    return Self.id(of: detail) == wanted ? detail : nil
  }
}

extension PromotionRow {
  /// Live ones by their end, then coming ones by their start, then the rest by their end.
  func agendaKey(at now: Instant) -> AgendaKey {
    switch phase(at: now) {
    case .live: AgendaKey(group: 0, at: endAt?.milliseconds ?? .max, name: name)
    case .scheduled: AgendaKey(group: 1, at: startAt.milliseconds, name: name)
    case .inactive where startAt > now:
      AgendaKey(group: 1, at: startAt.milliseconds, name: name)
    case .inactive: AgendaKey(group: 2, at: -startAt.milliseconds, name: name)
    case .ended: AgendaKey(group: 3, at: -(endAt?.milliseconds ?? 0), name: name)
    }
  }
}

/// The order of the agenda.
struct AgendaKey: Comparable {
  var group: Int
  var at: Int64
  var name: String

  static func < (left: AgendaKey, right: AgendaKey) -> Bool {
    (left.group, left.at, left.name) < (right.group, right.at, right.name)
  }
}
