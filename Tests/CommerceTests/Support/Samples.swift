import Commerce
import Testing

/// An instant from RFC 3339 text.
func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

func zone(_ identifier: String) throws -> StoreZone {
  try #require(StoreZone(identifier: identifier))
}

/// A wall clock from `2026-11-22 10:00`.
func wall(_ text: String) throws -> WallClock {
  let parts = text.split(separator: " ")
  let time = parts[1].split(separator: ":").compactMap { Int($0) }
  return try #require(WallClock(date: date(String(parts[0])), hour: time[0], minute: time[1]))
}

func currency(_ code: String) throws -> Currency { try #require(Currency(code: code)) }

func eur(_ decimal: String) throws -> Money { try Money(decimal: decimal, currency: .eur) }
