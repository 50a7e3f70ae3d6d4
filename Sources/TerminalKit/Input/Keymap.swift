import OrderedCollections

/// What sequences of keys mean in named contexts, such as a pane, a dialog or everywhere.
public struct Keymap<Value: Equatable & Sendable>: Equatable, Sendable {
  /// What the keys pressed so far mean.
  public enum Resolution: Equatable, Sendable {
    /// They are bound to this.
    case match(Value)
    /// They start one or more longer sequences.
    case prefix
    /// They mean nothing here.
    case none
  }

  /// One sequence with what it means.
  public struct Binding: Equatable, Sendable {
    /// The context that it counts in.
    public let context: String
    /// The keys.
    public let sequence: KeySequence
    /// What they mean.
    public let value: Value
  }

  private var contexts: [String: OrderedDictionary<KeySequence, Value>] = [:]

  /// Makes a map without bindings.
  public init() {}

  /// Binds a sequence. An empty sequence is left out.
  ///
  /// A binding of the same sequence is replaced. So is whatever could then never be reached, or
  /// would keep this one from being reached: longer sequences that start with this one, and
  /// shorter ones that this one starts with.
  /// - Returns: What was replaced, for a warning.
  @discardableResult
  public mutating func bind(
    _ sequence: KeySequence, to value: Value, in context: String
  ) -> [Binding] {
    guard !sequence.isEmpty else { return [] }
    let replaced = bindings(in: context).filter {
      $0.sequence.starts(with: sequence) || sequence.starts(with: $0.sequence)
    }
    for binding in replaced { unbind(binding.sequence, in: context) }
    contexts[context, default: [:]][sequence] = value
    return replaced
  }

  /// Takes a binding away, if there is one.
  public mutating func unbind(_ sequence: KeySequence, in context: String) {
    contexts[context]?.removeValue(forKey: sequence)
  }

  /// What `pending` and then `key` mean. The contexts are asked in order, and the first in which
  /// the keys mean anything decides.
  public func resolve(pending: [Key] = [], key: Key, in names: [String]) -> Resolution {
    let keys = pending + [key]
    for name in names {
      guard let bindings = contexts[name] else { continue }
      if let value = bindings[keys] { return .match(value) }
      if bindings.keys.contains(where: { $0.starts(with: keys) }) { return .prefix }
    }
    return .none
  }

  /// All bindings of a context, in the order in which they were made.
  public func bindings(in context: String) -> [Binding] {
    (contexts[context] ?? [:]).map {
      Binding(context: context, sequence: $0.key, value: $0.value)
    }
  }

  /// The sequences bound to a value in a context, in the order in which they were bound.
  public func sequences(for value: Value, in context: String) -> [KeySequence] {
    bindings(in: context).filter { $0.value == value }.map(\.sequence)
  }

  /// What can follow `pending` in the first context where anything can; for a hint of next keys.
  public func continuations(of pending: [Key], in names: [String]) -> [Binding] {
    for name in names {
      let found = bindings(in: name).filter {
        $0.sequence.count > pending.count && $0.sequence.starts(with: pending)
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}
