/// The keys of a table with their values.
public struct TOMLTable: Hashable, Sendable {
  /// In the order of the text; no key is there twice.
  public var entries: [TOMLEntry]

  /// Makes a table.
  public init(_ entries: [TOMLEntry] = []) { self.entries = entries }

  /// Reads a text of TOML 1.0 (toml.io).
  ///
  /// Takes time and memory in proportion to the text, whatever it says.
  public init(reading text: String) throws(TOMLError) {
    self = try Reader.read(text)
  }

  /// The entry of a key.
  public subscript(key: String) -> TOMLEntry? { entries.first { $0.key == key } }
}

/// A key with its value, and where both stand.
public struct TOMLEntry: Hashable, Sendable {
  /// One part of a dotted key, without the quotes that it may be written in.
  public var key: String
  /// Where this part of the key stands. For a table that is spoken of several times, the first time.
  public var keyPlace: TOMLPlace
  /// The value with its place.
  public var node: TOMLNode

  /// Makes an entry.
  public init(key: String, keyPlace: TOMLPlace, node: TOMLNode) {
    self.key = key
    self.keyPlace = keyPlace
    self.node = node
  }
}
