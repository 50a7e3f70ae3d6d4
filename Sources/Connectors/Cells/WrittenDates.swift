import Commerce

/// Dates as reports write them in their titles: `1 January 2026`, `Jan 1, 2026`, `2026-01-01`,
/// `20260101`; nil for anything else, numbers alone such as `01/02/2026` among them.
func writtenDate(_ text: some StringProtocol) -> CivilDate? {
  let separators: Set<Character> = [" ", ",", "\u{A0}"]
  let words = String(text).split(whereSeparator: separators.contains).map(String.init)
  switch words.count {
  case 1: return compactDate(words[0]) ?? CivilDate(words[0])
  case 3:
    guard let year = Int(words[2]), words[2].count == 4 else { return nil }
    if let month = monthNumber(words[1]), let day = Int(words[0]) {
      return CivilDate(year: year, month: month, day: day)
    }
    guard let month = monthNumber(words[0]), let day = Int(words[1]) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  default: return nil
  }
}

/// The first and the last day of `1 January 2026 - 31 January 2026`, or of a single day.
func writtenPeriod(_ text: String) -> (from: CivilDate, until: CivilDate)? {
  for dash in [" - ", " – ", " — "] {
    let ends = text.split(separator: dash)
    guard ends.count == 2, let from = writtenDate(ends[0]), let until = writtenDate(ends[1]) else {
      continue
    }
    return from <= until ? (from, until) : nil
  }
  return writtenDate(text).map { ($0, $0) }
}

/// `20260101`
func compactDate(_ text: some StringProtocol) -> CivilDate? {
  guard text.count == 8, let number = Int(text) else { return nil }
  return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
}

/// 1–12 for a month's English name, its first three letters, or a short name of other languages
/// that Jira and Amazon write: `Mär`, `févr.`, `dic`.
func monthNumber(_ word: some StringProtocol) -> Int? {
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  var wanted = word.lowercased()
  if wanted.hasSuffix(".") { wanted.removeLast() }
  if let month = shortMonths[wanted] { return month }
  guard wanted.count >= 3 else { return nil }
  return names.firstIndex { $0 == wanted || (wanted.count == 3 && $0.hasPrefix(wanted)) }
    .map { $0 + 1 }
}

/// German, French, Spanish, Italian, Dutch, Polish and Portuguese, where they differ from English.
private let shortMonths: [String: Int] = [
  "janv": 1, "ene": 1, "gen": 1, "sty": 1, "févr": 2, "fév": 2, "fev": 2, "lut": 2, "mär": 3,
  "märz": 3, "mrz": 3, "mars": 3, "mrt": 3, "avr": 4, "abr": 4, "kwi": 4, "mai": 5, "mei": 5,
  "mag": 5, "maj": 5, "mayo": 5, "juin": 6, "giu": 6, "cze": 6, "juil": 7, "lug": 7, "lip": 7,
  "août": 8, "ago": 8, "sie": 8, "sept": 9, "set": 9, "wrz": 9, "okt": 10, "ott": 10, "out": 10,
  "paź": 10, "lis": 11, "déc": 12, "dez": 12, "dic": 12, "gru": 12,
]

/// `Jan 5, 2026 10:12:40 AM`, `5 January 2026 16:30`, `09/Jan/24 3:54 PM`; nil for anything else.
func writtenStamp(_ text: String) -> Stamp? {
  let separators: Set<Character> = [" ", ",", "/", "-", "\u{A0}", "\u{202F}"]
  let words = text.split(whereSeparator: separators.contains).map(String.init)
  guard words.count >= 3, var year = Int(words[2]) else { return nil }
  if words[2].count == 2 { year += 2_000 }
  let date: CivilDate?
  if let month = monthNumber(words[1]), let day = Int(words[0]) {
    date = CivilDate(year: year, month: month, day: day)
  } else if let month = monthNumber(words[0]), let day = Int(words[1]) {
    date = CivilDate(year: year, month: month, day: day)
  } else {
    date = nil
  }
  guard let date else { return nil }
  guard words.count > 3 else {
    return Stamp(wall: WallClock(date: date, secondOfDay: 0), hasTime: false)
  }
  guard words.count <= 5, let seconds = clockTime(words[3], half: words.count == 5 ? words[4] : nil)
  else { return nil }
  return Stamp(wall: WallClock(date: date, secondOfDay: seconds), hasTime: true)
}

/// Seconds since midnight of `10:12:40` or `3:54` with `AM` or `PM`.
private func clockTime(_ text: String, half: String?) -> Int? {
  let pieces = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
  guard (2...3).contains(pieces.count), var hour = pieces[0], let minute = pieces[1] else {
    return nil
  }
  let second = pieces.count == 3 ? pieces[2] : 0
  guard let second, (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
  switch half?.uppercased() {
  case nil: break
  case "AM", "PM":
    guard (1...12).contains(hour) else { return nil }
    hour = hour % 12 + (half?.uppercased() == "PM" ? 12 : 0)
  default: return nil
  }
  guard (0..<24).contains(hour) else { return nil }
  return hour * 3_600 + minute * 60 + second
}
