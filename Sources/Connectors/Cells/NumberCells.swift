import Commerce

/// Why a cell is not the number it should be, in words for the person who mends it.
enum NumberProblem: Error, Hashable {
  case notANumber
  case decimalComma
  case decimalPoint
  case tooPrecise(decimals: Int)
  case tooLarge

  var reason: String {
    switch self {
    case .notANumber: "is not a number; correct the cell"
    case .decimalComma:
      "has a comma where this file's decimal sign is a point; write 1234.50, or declare the sign of "
        + "the file's source in the config: decimal = \",\""
    case .decimalPoint:
      "could be a decimal or a thousand: this file's decimal sign is a comma; write 1234,50"
    case .tooPrecise(let decimals):
      decimals == 0
        ? "has decimals, and only whole numbers are possible here; correct the cell"
        : "has more than \(decimals) decimals; an amount is never rounded on the way in"
    case .tooLarge: "is too large; correct the cell"
    }
  }
}

/// Reads a decimal into units of 10^-`decimals`, without ever passing through floating point.
///
/// Grouping is taken only where it can't be mistaken: groups of three before the decimal sign.
/// Zeros beyond `decimals` are allowed, other digits are not.
func scaledInteger(
  _ text: UnsafeBufferPointer<UInt8>, decimals: Int, sign: DecimalSign = .point
) throws(NumberProblem) -> Int64 {
  var value: Int64 = 0
  var digits = 0
  var fraction = -1
  var isNegative = false
  for index in 0..<text.count {
    let byte = text[index]
    switch byte {
    case 0x30...0x39:
      digits += 1
      if fraction >= 0 {
        fraction += 1
        if fraction > decimals {
          guard byte == 0x30 else { throw tooPrecise(text, decimals: decimals, sign: sign) }
          continue
        }
      }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int64(byte &- 0x30))
      guard !overflow, !carry else { throw .tooLarge }
      value = sum
    case 0x2D where index == 0: isNegative = true
    case 0x2B where index == 0: break
    case 0x2E where sign == .point && fraction < 0, 0x2C where sign == .comma && fraction < 0:
      fraction = 0
    case 0x2C where sign == .point:
      guard fraction < 0, isGroup(text, after: index, digits: digits, sign: 0x2E) else {
        throw .decimalComma
      }
    case 0x2E where sign == .comma:
      // `19.99` can only be a decimal, as a text cell keeps it; `1.299` could be either.
      guard fraction < 0 else { throw .notANumber }
      if isGroup(text, after: index, digits: digits, sign: 0x2C) { continue }
      if isDigits(text, count: 3, after: index) { throw .decimalPoint }
      fraction = 0
    default: throw .notANumber
    }
  }
  guard digits > 0 else { throw .notANumber }
  for _ in max(0, min(fraction, decimals))..<decimals {
    let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
    guard !overflow else { throw .tooLarge }
    value = tens
  }
  return isNegative ? -value : value
}

/// Why there are too many decimals: `1.299,00` has none too many where the decimal sign is a comma.
private func tooPrecise(
  _ text: UnsafeBufferPointer<UInt8>, decimals: Int, sign: DecimalSign
) -> NumberProblem {
  guard let certain = DecimalEvidence.certainSign(of: text), certain != sign else {
    return .tooPrecise(decimals: decimals)
  }
  return certain == .comma ? .decimalComma : .decimalPoint
}

/// Whether a grouping sign at `index` is one for certain: one to three digits before it, three after
/// it, and then either another group or the other sign as the decimal sign.
private func isGroup(
  _ text: UnsafeBufferPointer<UInt8>, after index: Int, digits: Int, sign: UInt8
) -> Bool {
  guard digits > 0, index > 0, index + 4 <= text.count else { return false }
  for offset in 1...3 where !(0x30...0x39).contains(text[index + offset]) { return false }
  guard index + 4 < text.count else {
    // The last group: sure only when an earlier group makes the pattern plain.
    return text[0..<index].contains(text[index])
  }
  return text[index + 4] == sign || text[index + 4] == text[index]
}

private func isDigits(
  _ text: UnsafeBufferPointer<UInt8>, count: Int, after index: Int
) -> Bool {
  text.count - index - 1 == count
    && text[(index + 1)...].allSatisfy { (0x30...0x39).contains($0) }
}

/// Whether a spreadsheet has turned an identifier into a number: `1.0E+12`, `4,00638E+12`.
func isExponentForm(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard text.count >= 4, (0x30...0x39).contains(text[0]) else { return false }
  var seenExponent = false
  var previous: UInt8 = 0
  for byte in text {
    switch byte {
    case 0x30...0x39: break
    case 0x2E, 0x2C: if seenExponent { return false }
    case 0x45, 0x65:
      if seenExponent { return false }
      seenExponent = true
    case 0x2B: if previous != 0x45, previous != 0x65 { return false }
    default: return false
    }
    previous = byte
  }
  return seenExponent && text.contains(0x2B) && (0x30...0x39).contains(previous)
}
