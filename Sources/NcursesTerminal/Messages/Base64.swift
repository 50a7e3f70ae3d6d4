/// Bytes as text (RFC 4648, section 4).
enum Base64 {
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var result = ""
    var group: [UInt8] = []
    for byte in bytes {
      group.append(byte)
      if group.count == 3 {
        append(group, to: &result)
        group.removeAll(keepingCapacity: true)
      }
    }
    if !group.isEmpty { append(group, to: &result) }
    return result
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  private static func append(_ group: [UInt8], to result: inout String) {
    let value = (0..<3).reduce(0) { $0 << 8 | (group.count > $1 ? Int(group[$1]) : 0) }
    for index in 0..<4 {
      result.append(index <= group.count ? digits[value >> (18 - 6 * index) & 63] : "=")
    }
  }
}
