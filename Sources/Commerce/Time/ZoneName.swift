import Foundation

extension StoreZone {
  /// The zone's short name at an instant, as people there write it: `CET`, `EST`; where English has
  /// none, its offset: `UTC+9`.
  public func shortName(at instant: Instant) -> String {
    let date = Date(timeIntervalSince1970: Double(instant.seconds))
    let style: TimeZone.NameStyle =
      timeZone.isDaylightSavingTime(for: date) ? .shortDaylightSaving : .shortStandard
    for locale in ["en_GB", "en_US", "en_AU"] {
      let name = timeZone.localizedName(for: style, locale: Locale(identifier: locale))
      if let name, !name.contains(where: \.isNumber), name != "GMT" || identifier != "UTC" {
        return name
      }
    }
    let minutes = offset(at: instant) / 60
    guard minutes != 0 else { return "UTC" }
    let rest = abs(minutes) % 60
    return "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)"
      + (rest == 0 ? "" : ":\(zeroPadded(rest, 2))")
  }
}
