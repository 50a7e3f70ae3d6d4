/// Weights as people write them: `850`, `850 g`, `1.2 kg`, `2 lb`.
public enum WeightText {
  /// Units with their milligrams. A pound is 453.59237 g, an ounce a sixteenth of it.
  private static let units: [String: Int64] = [
    "g": 1_000, "gram": 1_000, "grams": 1_000, "kg": 1_000_000, "lb": 453_592, "lbs": 453_592,
    "oz": 28_350,
  ]

  /// Whether the word is a unit.
  static func isUnit(_ word: String) -> Bool { units[word.lowercased()] != nil }

  /// Whole grams, rounded half away from zero where the unit asks for it; nil for what is no weight
  /// and for a fraction of a gram that was written as such.
  static func grams(_ amount: PlainDecimal, unit: String) -> Int64? {
    guard let milligrams = units[unit.lowercased()], amount.decimals <= 12 else { return nil }
    var divisor: Int128 = 1_000
    for _ in 0..<amount.decimals { divisor *= 10 }
    let total = Int128(amount.digits) * Int128(milligrams)
    if milligrams == 1_000, total % divisor != 0 { return nil }
    let half = total < 0 ? -divisor / 2 : divisor / 2
    return Int64(exactly: (total + half) / divisor)
  }

  /// Reads a whole text: a number, and a unit with or without a blank between; grams without one.
  public static func grams(_ text: String) -> Int64? {
    let trimmed = EditableValue.trimmed(text)
    let number = trimmed.prefix { !$0.isLetter && !$0.isWhitespace }
    let unit = EditableValue.trimmed(String(trimmed.dropFirst(number.count)))
    guard let amount = PlainDecimal(number) else { return nil }
    return grams(amount, unit: unit.isEmpty ? "g" : unit)
  }

  /// Grams as people read them: `1.2 kg`, `850 g`.
  public static func spoken(grams: Int64) -> String {
    guard grams.magnitude >= 1_000 else { return "\(grams) g" }
    var text = PlainDecimal(digits: grams, decimals: 3).description
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + " kg"
  }
}
