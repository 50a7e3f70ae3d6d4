/// What taking an import back would do: all of it, or nothing where something stands in the way.
public struct RunUndoPlan: Hashable, Sendable {
  /// Rows of one kind.
  public struct Count: Hashable, Sendable {
    /// What one is called: `stock level`.
    public var one: String
    /// What several are called: `stock levels`.
    public var many: String
    /// Made by the import, and taken away.
    public var leaving: Int
    /// Changed or removed by the import, and put back.
    public var returning: Int

    public init(one: String, many: String, leaving: Int, returning: Int) {
      self.one = one
      self.many = many
      self.leaving = leaving
      self.returning = returning
    }
  }

  /// What was built on the import since.
  public struct Obstacle: Hashable, Sendable {
    /// What it is about, why it stands in the way, and what to do.
    public var text: String
    /// Whether the undo may be forced over it.
    public var isForceable: Bool

    public init(_ text: String, isForceable: Bool = false) {
      self.text = text
      self.isForceable = isForceable
    }
  }

  /// The import's change set.
  public var set: Int64
  public var source: String
  public var file: String
  /// Kinds of which there are rows.
  public var counts: [Count] = []
  /// The first of each kind; empty when nothing stands in the way.
  public var obstacles: [Obstacle] = []

  public init(set: Int64, source: String, file: String) {
    self.set = set
    self.source = source
    self.file = file
  }

  public var rows: Int { counts.reduce(0) { $0 + $1.leaving + $1.returning } }

  /// Whether it can go in.
  public func isPossible(force: Bool) -> Bool {
    force ? obstacles.allSatisfy(\.isForceable) : obstacles.isEmpty
  }

  /// `taken away: 3 products and 5 variants; put back: 1 listing`
  public var words: String {
    func list(_ value: KeyPath<Count, Int>) -> String {
      let parts = counts.filter { $0[keyPath: value] > 0 }
        .map { "\($0[keyPath: value]) \($0[keyPath: value] == 1 ? $0.one : $0.many)" }
      guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
      return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
    }
    let (leaving, returning) = (list(\.leaving), list(\.returning))
    let parts = [
      leaving.isEmpty ? nil : "taken away: \(leaving)",
      returning.isEmpty ? nil : "put back: \(returning)",
    ].compactMap(\.self)
    return parts.isEmpty ? "nothing of it is left" : parts.joined(separator: "; ")
  }
}
