extension StringProtocol {
  /// Whether an ASCII text stands in this one. By bytes: a search by characters, which are found
  /// first, takes many times as long, and each product's texts are asked dozens of such questions.
  func holds(_ needle: String) -> Bool {
    var needle = needle
    let found = needle.withUTF8 { needle in
      utf8.withContiguousStorageIfAvailable { bytes in
        guard let first = needle.first else { return true }
        guard bytes.count >= needle.count else { return false }
        for start in 0...(bytes.count - needle.count) where bytes[start] == first {
          if zip(bytes[start...], needle).allSatisfy(==) { return true }
        }
        return false
      }
    }
    return found ?? contains(needle)
  }
}
