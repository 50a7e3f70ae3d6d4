/// What is kept of an e-mail address.
struct MaskedEmail {
  /// `m•••@example.com`
  let masked: String
  /// SHA-256 of the address in lower case: two orders of one customer can be told, the address not.
  let hash: String

  /// Nil for text without a name and a domain.
  init?(_ text: String) {
    let address = trimmed(text).lowercased()
    guard let at = address.lastIndex(of: "@"), let first = address.first, at > address.startIndex,
      address.index(after: at) < address.endIndex
    else { return nil }
    masked = "\(first)•••\(address[at...])"
    hash = SHA256.hexDigest(of: address)
  }
}

/// Whether a column holds personal or card data by its name; such a column is never kept.
func isPersonal(_ name: String) -> Bool {
  let name = Header.normalised(name)
  let exact: Set<String> = [
    "email", "phone", "notes", "note-attributes", "employee", "device-id", "receipt-number",
    "accepts-marketing", "payment-reference", "payment-references", "payment-id", "recipient-name",
    "customer-comments", "ship-state", "ship-city", "ship-postal-code", "cpf",
    "tax-registration-id",
  ]
  if exact.contains(name) { return true }
  let parts = [
    "billing", "bill-", "shipping-name", "shipping-street", "shipping-address",
    "shipping-company", "shipping-city", "shipping-zip", "shipping-province", "shipping-phone",
    "ship-address", "ship-phone", "buyer", "e-mail", "email", "phone", "street", "iban", "card",
    "birth", "ip-address", "browser", "user-agent",
  ]
  return parts.contains { name.contains($0) }
}
