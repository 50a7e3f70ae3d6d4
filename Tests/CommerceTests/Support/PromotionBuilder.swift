import Commerce

/// An approved percentage over Berlin's 2026-11-20 00:00 to 2026-11-30 00:00 on every channel.
func promotion(
  _ key: String, _ start: String = "2026-11-20 00:00", _ end: String? = "2026-11-30 00:00",
  zone identifier: String = "Europe/Berlin", _ change: (inout Promotion) throws -> Void = { _ in }
) throws -> Promotion {
  var promotion = Promotion(
    key: key, name: key, kind: .percentage, state: .approved,
    schedule: Schedule(
      start: try wall(start), end: try end.map { try wall($0) }, zone: try zone(identifier)))
  try change(&promotion)
  return promotion
}
