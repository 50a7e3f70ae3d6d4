/// What a file says about one field: nothing, that it is empty, or a value.
///
/// A partial update touches only what the file states; whether a blank cell keeps or clears is a
/// property of the format, decided by its reader.
public enum Stated<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The file has no such column, or a blank that means "keep".
  case unstated
  /// A blank that means "clear".
  case cleared
  case value(Value)

  /// The value, or nil for both kinds of nothing.
  @inlinable
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  @inlinable
  public var isStated: Bool {
    if case .unstated = self { false } else { true }
  }
}
