internal import Commerce

extension Stated {
  /// What a field holds after a file has spoken. A channel that does not own the field only fills
  /// a blank.
  func merged(into current: Value?, isOwner: Bool = true) -> Value? {
    switch self {
    case .unstated: current
    case .cleared: isOwner ? nil : current
    case .value(let value): isOwner || current == nil ? value : current
    }
  }
}

extension Stated where Value == String {
  /// As `merged`; an empty text counts as none.
  func mergedText(into current: String?, isOwner: Bool = true) -> String? {
    let merged = merged(into: current, isOwner: isOwner)
    return merged?.isEmpty == true ? nil : merged
  }
}

/// The largest amount the schema takes, in minor units: far beyond any price, and small enough that
/// sorting and comparing in ten-thousandths stays inside 64 bits.
let moneyLimit: Int64 = 900_000_000_000_000

extension Money {
  var isStorable: Bool { minorUnits.magnitude < UInt64(moneyLimit) }
}
