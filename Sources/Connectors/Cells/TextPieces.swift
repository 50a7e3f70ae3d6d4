import Commerce

/// The text without spaces and line breaks around it.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}

/// The pieces between separators, without spaces around them, blank ones left out.
///
/// Works on bytes: a product's tags are split once per product, and characters cost ten times more.
func pieces(_ bytes: UnsafeBufferPointer<UInt8>, separators: [UInt8] = [0x2C]) -> [String] {
  var pieces: [String] = []
  var start = 0
  for index in 0...bytes.count where index == bytes.count || separators.contains(bytes[index]) {
    let piece = trimSpaces(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    if !piece.isEmpty { pieces.append(String(decoding: piece, as: UTF8.self)) }
    start = index + 1
  }
  return pieces
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
