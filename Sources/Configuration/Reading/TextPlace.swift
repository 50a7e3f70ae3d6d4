/// Where in a config file something stands. Lines and columns count from 1, columns in characters.
struct TextPlace: Hashable {
  var line: Int
  var column: Int

  static let start = TextPlace(line: 1, column: 1)
}

/// Where a key and its value stand.
struct EntryPlace: Hashable {
  var key: TextPlace
  var value: TextPlace
}

/// The way from the root of a document to a value: table keys and array positions.
struct NodePath: Hashable {
  private(set) var steps: [Step]

  init(_ steps: [Step] = []) { self.steps = steps }

  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  func appending(_ key: String) -> NodePath { appending(.key(key)) }
  func appending(index: Int) -> NodePath { appending(.index(index)) }

  private func appending(_ step: Step) -> NodePath {
    var longer = self
    longer.steps.append(step)
    return longer
  }
}
