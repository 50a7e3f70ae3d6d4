/// A stock keeping unit as a person writes it, and as it is compared.
public enum Sku {
  /// Trimmed and upper case: two SKUs are the same when these are. Source: data model, Identity.
  public static func normal(_ text: String) -> String {
    var trimmed = text[...]
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed.uppercased()
  }
}
