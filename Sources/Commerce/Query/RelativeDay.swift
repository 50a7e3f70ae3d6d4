/// A day as people say it: `today`, `tomorrow`, `yesterday`, `+3d`, `-2w`.
struct RelativeDay: Hashable {
  /// From today; negative is past.
  var days: Int

  /// Nil for anything else, and for more than about a hundred years.
  init?(_ text: String) {
    switch text.lowercased() {
    case "today": days = 0
    case "tomorrow": days = 1
    case "yesterday": days = -1
    case let other:
      guard let sign = other.first, sign == "+" || sign == "-",
        let unit = other.last, let scale = ["d": 1, "w": 7][unit]
      else { return nil }
      let digits = other.dropFirst().dropLast()
      guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits),
        count * scale <= 36_600
      else { return nil }
      days = (sign == "-" ? -1 : 1) * count * scale
    }
  }
}
