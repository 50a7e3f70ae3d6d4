/// Where a text lies in the columns it is given.
public enum Alignment: String, CaseIterable, Hashable, Sendable {
  /// At the first column.
  case left
  /// Ending at the last column.
  case right
  /// In the middle; an odd blank goes after the text.
  case center

  /// How many of the spare columns come before the text.
  func leading(of spare: Int) -> Int {
    switch self {
    case .left: 0
    case .right: spare
    case .center: spare / 2
    }
  }
}
