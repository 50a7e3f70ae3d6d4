import Commerce

/// The text without spaces and line breaks around it.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}

/// A barcode without the apostrophe that spreadsheets are told text with: `'4006381333931`.
func barcodeText(_ text: String) -> String {
  text.hasPrefix("'") ? String(text.dropFirst()) : text
}

/// Whether the options are Shopify's placeholder for a product that has none.
func isDefaultTitle(_ options: [VariantOption]) -> Bool {
  options.count == 1 && options[0].value == "Default Title"
}

/// The bytes of a decimal up to its `decimals`-th decimal.
func prefix(_ bytes: UnsafeBufferPointer<UInt8>, decimals: Int) -> UnsafeBufferPointer<UInt8> {
  guard let point = bytes.firstIndex(where: { $0 == 0x2E }) else { return bytes }
  let end = min(bytes.count, point + 1 + decimals)
  guard bytes[end...].allSatisfy({ (0x30...0x39).contains($0) }) else { return bytes }
  return UnsafeBufferPointer(rebasing: bytes[0..<end])
}

extension String {
  /// At most `limit` characters, so that a message fits a line.
  func shortened(to limit: Int) -> String {
    count > limit ? String(prefix(limit - 1)) + "…" : self
  }
}
