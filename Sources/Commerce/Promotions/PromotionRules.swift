/// Conflicts between promotions, with or without knowing which variants they match.
public enum PromotionRules {
  /// Every conflict that has not passed at `now`, worst first, then earliest.
  ///
  /// Cancelled and archived promotions conflict with nothing. Two promotions are known to share
  /// variants when one names no targets or both name the same; of other targets `shareTargets` says
  /// so, nil where it can't tell.
  public static func conflicts(
    _ promotions: [Promotion], events: [CalendarEvent] = [], now: Instant,
    shareTargets: (Promotion, Promotion) -> Bool? = { _, _ in nil }
  ) -> [PromotionConflict] {
    let entries = promotions.filter { ![.cancelled, .archived].contains($0.state) }
      .map(Entry.init).filter { $0.end.map { $0 > now } ?? true }
      .sorted { ($0.start, $0.promotion.key) < ($1.start, $1.promotion.key) }
    var found: [PromotionConflict] = []
    var open: [Entry] = []
    for entry in entries {
      open.removeAll { earlier in earlier.end.map { $0 <= entry.start } ?? false }
      for earlier in open {
        found += conflicts(earlier, entry, now: now, shareTargets)
      }
      open.append(entry)
    }
    found += freezes(entries, events: events, now: now)
    return found.sorted {
      ($1.severity, $0.from, $0.a, $0.b) < ($0.severity, $1.from, $1.a, $1.b)
    }
  }

  private struct Entry {
    var promotion: Promotion
    var start: Instant
    var end: Instant?

    init(_ promotion: Promotion) {
      self.promotion = promotion
      start = promotion.schedule.startAt
      end = promotion.schedule.endAt
    }
  }

  /// `earlier` is known to be open when `later` starts.
  private static func conflicts(
    _ earlier: Entry, _ later: Entry, now: Instant,
    _ shareTargets: (Promotion, Promotion) -> Bool?
  ) -> [PromotionConflict] {
    let (one, other) = (earlier.promotion, later.promotion)
    let until = [earlier.end, later.end].compactMap(\.self).min()
    guard until.map({ $0 > max(now, later.start) }) ?? true,
      shareChannels(one.channels, other.channels)
    else { return [] }
    return kinds(one, other, shareTargets).map { kind, because in
      PromotionConflict(
        kind: kind, a: one.key, b: other.key, from: later.start, until: until,
        because: because)
    }
  }

  private static func kinds(
    _ one: Promotion, _ other: Promotion, _ share: (Promotion, Promotion) -> Bool?
  ) -> [(ConflictKind, String)] {
    var kinds: [(ConflictKind, String)] = []
    let codes = (normalised(one.code), normalised(other.code))
    if let code = codes.0, code == codes.1 {
      kinds.append((.codeCollision, "Both answer to the code \(code)."))
    }
    let bothNeedCodes = codes.0 != nil && codes.1 != nil
    guard !bothNeedCodes, share(one, other) ?? shareTargets(one, other) else { return kinds }
    switch (one.kind, other.kind) {
    case (.priceList, .priceList):
      kinds.append((.priceListClash, "Both price lists write the same prices."))
    case (.fixedAmount, .percentage), (.percentage, .fixedAmount):
      kinds.append(
        (.orderDependent, "An amount and a percentage: the price depends on which comes first."))
    case (.freeShipping, .freeShipping):
      kinds.append((.sameClass, "Both give free shipping; one has no effect."))
    case (.freeShipping, _), (_, .freeShipping), (.priceList, _), (_, .priceList): break
    default:
      kinds.append(
        (.sameClass, "Both discount the same products; unless they combine, one silently loses."))
    }
    return kinds
  }

  private static func freezes(
    _ entries: [Entry], events: [CalendarEvent], now: Instant
  ) -> [PromotionConflict] {
    events.filter { $0.kind == .freeze }.flatMap { freeze in
      let (start, end) = (freeze.schedule.startAt, freeze.schedule.endAt)
      return entries.flatMap { entry -> [PromotionConflict] in
        guard shareChannels(entry.promotion.channels, freeze.channels) else { return [] }
        return [(entry.start, "starts"), (entry.end, "ends")].compactMap { moment, verb in
          guard let moment, moment > now, moment >= start, end.map({ moment < $0 }) ?? true else {
            return nil
          }
          return PromotionConflict(
            kind: .freeze, a: entry.promotion.key, b: freeze.key, from: moment, until: nil,
            because: "It \(verb) inside the freeze \"\(freeze.name)\".")
        }
      }
    }
  }

  /// Trimmed, upper case; nil when there is none.
  static func normalised(_ code: String?) -> String? {
    let trimmed = (code ?? "").split(whereSeparator: \.isWhitespace).joined().uppercased()
    return trimmed.isEmpty ? nil : trimmed
  }

  /// No channels means all of them.
  public static func shareChannels(_ left: [String], _ right: [String]) -> Bool {
    left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
  }

  private static func shareTargets(_ one: Promotion, _ other: Promotion) -> Bool {
    let (left, right) = (normalised(one.targets), normalised(other.targets))
    return left == nil || right == nil || left == right
  }
}
