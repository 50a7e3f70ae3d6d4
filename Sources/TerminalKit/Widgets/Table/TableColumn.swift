/// A column of a table as its owner describes it.
public struct TableColumn: Hashable, Sendable {
  /// A name that stays the same, for saved views.
  public var id: String
  /// The heading.
  public var title: String
  /// Which columns go first when there is no room: lower numbers stay longest. Column 0 always
  /// stays.
  public var priority: Int
  /// Fewest columns of the screen that make sense.
  public var minimum: Int
  /// Most columns of the screen that make sense, at least `minimum`.
  public var maximum: Int
  /// How its cells are aligned.
  public var align: Alignment
  /// Its share of the room between minimum and maximum; 0 keeps the minimum until columns with a
  /// share are at their maximum.
  public var flex: Int

  /// Makes a column; without a `maximum` it always has its minimum.
  public init(
    id: String, title: String, priority: Int = 0, minimum: Int, maximum: Int? = nil,
    align: Alignment = .left, flex: Int = 0
  ) {
    self.id = id
    self.title = title
    self.priority = priority
    self.minimum = max(1, minimum)
    self.maximum = max(self.minimum, maximum ?? minimum)
    self.align = align
    self.flex = max(0, flex)
  }
}
