import Commerce

/// A JSON value whose objects keep the order in which their keys were written: the order of the
/// command line's contract. Foundation's encoder can only sort them.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    var key: String
    var value: JSONValue
  }

  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
  static func number(_ number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }
  static func number(_ number: Int64?) -> JSONValue { number.map(JSONValue.integer) ?? .null }
  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
  /// A decimal string, as money is written beside its currency.
  static func amount(_ money: Money?) -> JSONValue { .text(money?.decimal) }
  static func instant(_ instant: Instant?) -> JSONValue { .text(instant?.description) }
  /// Thousandths or tenths as a plain decimal number in a string-free JSON number.
  static func scaled(_ value: Int?, decimals: Int) -> JSONValue {
    guard let value else { return .null }
    return .string(Decimal.text(value, decimals: decimals))
  }
}

/// A scaled integer as a plain decimal.
enum Decimal {
  /// `text(1250, decimals: 3)` is `1.25`.
  static func text(_ value: Int, decimals: Int) -> String {
    var digits = String(value.magnitude)
    while digits.count <= decimals { digits = "0" + digits }
    let split = digits.index(digits.endIndex, offsetBy: -decimals)
    var fraction = digits[split...]
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + digits[..<split] + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension JSONValue: CustomStringConvertible {
  /// One line of JSON, RFC 8259.
  var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): JSONValue.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        JSONValue.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
