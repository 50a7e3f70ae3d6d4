import Foundation

/// A JSON value as a script would read it.
enum JSON: Equatable, Sendable {
  case null
  case number(Double)
  case bool(Bool)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(line: String) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed))
  }

  private init(_ value: Any) {
    switch value {
    case let members as [String: Any]: self = .object(members.mapValues(JSON.init))
    case let elements as [Any]: self = .array(elements.map(JSON.init))
    case let text as String: self = .string(text)
    case let number as NSNumber where isTruth(number): self = .bool(number.boolValue)
    case let number as NSNumber: self = .number(number.doubleValue)
    default: self = .null
    }
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var keys: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let number) = self { Int(number) } else { nil } }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}

extension JSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

/// Foundation has one class for numbers and truth values; only its Objective-C type tells them
/// apart everywhere.
private func isTruth(_ number: NSNumber) -> Bool {
  String(cString: number.objCType) == "c"
}
