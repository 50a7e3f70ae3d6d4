/// An address that a terminal may be given as a link.
///
/// Only `http` and `https`, in printable ASCII as RFC 3986 has it: nothing in it can end the
/// sequence that carries it.
public struct WebAddress: Hashable, Sendable {
  /// The address as it is sent.
  public let text: String

  /// Terminals cut or refuse longer ones.
  static let longest = 2_083

  /// Takes an address; nil for what is none.
  public init?(_ text: String) {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://"),
      text.utf8.count <= Self.longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    self.text = text
  }
}
