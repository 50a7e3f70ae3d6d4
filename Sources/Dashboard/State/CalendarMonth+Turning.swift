import Commerce

extension CalendarMonth {
  /// So many months later, or earlier for a negative count.
  func adding(_ months: Int) -> CalendarMonth {
    let count = year * 12 + month - 1 + months
    return CalendarMonth(year: count / 12, month: count % 12 + 1) ?? self
  }

  var firstShownDay: CivilDate { weeks.first?.first ?? CivilDate(daysSinceEpoch: 0) }

  /// The instants that the grid covers in a zone.
  func shownInterval(in zone: StoreZone) -> Range<Instant> {
    zone.startOfDay(firstShownDay)..<zone.startOfDay(firstShownDay.adding(days: weeks.count * 7))
  }
}
