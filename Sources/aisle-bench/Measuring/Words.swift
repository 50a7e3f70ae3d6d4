import Foundation

/// Quantities as the table prints them, with three digits that count.
enum Words {
  static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.001: "\(digits(seconds * 1_000_000)) µs"
    case ..<1: "\(digits(seconds * 1_000)) ms"
    default: "\(digits(seconds)) s"
    }
  }

  static func ratio(_ value: Double, to other: Double) -> String {
    other > 0 ? "\(digits(value / other))×" : "?"
  }

  static func percent(_ share: Double) -> String { "\(digits(share * 100)) %" }

  static func megabytes(_ bytes: Int) -> String { "\(digits(Double(bytes) / 1_000_000)) MB" }

  /// `1,000,000`
  static func count(_ number: Int) -> String {
    let text = String(number)
    var result = ""
    for (index, digit) in text.enumerated() {
      if index > 0, (text.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  private static func digits(_ value: Double) -> String {
    if value >= 1_000 { return count(Int(value.rounded())) }
    return String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
  }
}
