internal import Commerce

/// Any value as text that is the same in every process: sets and dictionaries, which print in an
/// order that changes with each start, are sorted.
enum StableText {
  static func of(_ value: Any) -> String {
    // A zone prints what its clocks show today.
    if let zone = value as? StoreZone { return zone.identifier }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return String(describing: value) }
    let parts = mirror.children.map { child in
      child.label.map { "\($0)=\(of(child.value))" } ?? of(child.value)
    }
    let isUnordered = mirror.displayStyle == .set || mirror.displayStyle == .dictionary
    return "(" + (isUnordered ? parts.sorted() : parts).joined(separator: ",") + ")"
  }
}
