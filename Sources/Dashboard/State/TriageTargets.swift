public import Commerce

/// What a triage verb acts on: the marked rows, or the one under the cursor.
public struct TriageTargets: Equatable, Sendable {
  public var subjects: [TriageSubject]
  /// `#1042`, `3 orders`.
  public var name: String
  /// What is known of each that is on the screen: for saying beforehand what a snooze would do.
  public var facts: [TriageFacts]

  public init(subjects: [TriageSubject], name: String, facts: [TriageFacts] = []) {
    self.subjects = subjects
    self.name = name
    self.facts = facts
  }

  /// Short enough for a prompt on a small screen.
  var shortName: String { name.count <= 14 ? name : name.prefix(13) + "…" }
}

extension DashboardState {
  /// Nil where nothing can be triaged.
  var triageTargets: TriageTargets? {
    switch focus {
    case .orders: orderTargets
    case .inventory: alertTargets
    case .catalog: variantTargets
    case .promotions: nil
    }
  }

  private var orderTargets: TriageTargets? {
    let ids = orders.selection
    guard let first = ids.first else { return nil }
    let chosen = Set(ids)
    let rows = orders.window.rows.filter { chosen.contains($0.id) }
    let name = ids.count == 1 ? rows.first { $0.id == first }?.name ?? "1 order" : nil
    return TriageTargets(
      subjects: ids.map { TriageSubject(.order, $0) }, name: name ?? "\(ids.count) orders",
      facts: rows.map(\.triageFacts))
  }

  private var alertTargets: TriageTargets? {
    let rows =
      inventory.marks.isEmpty
      ? [inventory.current].compactMap(\.self)
      : inventory.window.rows.filter { inventory.marks.contains($0.id) }
    var seen: Set<TriageSubject> = []
    let subjects = rows.map(\.triageSubject).filter { seen.insert($0).inserted }
    guard let first = rows.first else { return nil }
    return TriageTargets(
      subjects: subjects, name: subjects.count == 1 ? first.subject : "\(subjects.count) subjects",
      facts: rows.map { row in
        TriageFacts(
          codes: [row.alert.code], score: row.alert.score,
          deadlines: [row.alert.deadline].compactMap(\.self), isInStock: false)
      })
  }

  private var variantTargets: TriageTargets? {
    let ids = catalog.selection
    guard !ids.isEmpty else { return nil }
    let name = ids.count == 1 ? catalog.current.map { $0.sku ?? $0.handle } : nil
    return TriageTargets(
      subjects: ids.map { TriageSubject(.variant, $0) }, name: name ?? "\(ids.count) variants")
  }

  /// Why a verb can't act on the row under the cursor; marked rows are looked at one by one when it
  /// does.
  func triageProblem(_ command: Command) -> String? {
    guard focus != .promotions else { return "promotions have no alerts" }
    guard triageTargets != nil else { return "no order or alert under the cursor" }
    guard markCount == 0, command != .note, command != .assign else { return nil }
    let state: TriageState? =
      switch focus {
      case .orders: orders.current?.triage.state
      case .inventory: inventory.current?.triage.state
      case .catalog, .promotions: catalog.current?.alert == nil ? nil : .firing
      }
    guard let state else { return "nothing fires on it" }
    guard command == .wake, state == .firing, focus != .catalog else { return nil }
    return "it fires already"
  }
}

extension OrderRow {
  /// What triage asks about it, as far as a row knows: stock counts as missing.
  var triageFacts: TriageFacts {
    TriageFacts(
      codes: stuck.map(\.code), score: score, deadlines: stuck.compactMap(\.deadline),
      isScanned: delivery.isScanned(given: fulfilment), isInStock: false)
  }
}
