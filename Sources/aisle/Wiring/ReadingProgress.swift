import TerminalKit

/// How far the reading of a file has come.
struct ReadingProgress: Equatable, Sendable {
  /// As messages name the file.
  var path: String
  /// Bytes read, unpacked.
  var done: Int64
  /// Bytes that are expected, unpacked as far as an archive tells.
  var total: Int64

  /// At most 99 while it goes on: the last rows are still to be written.
  var percent: Int { total > 0 ? Int(min(99, done * 100 / total)) : 0 }

  /// A file that is read in a blink is not worth a line.
  var isLarge: Bool { total > 8_000_000 }

  /// `reading products.csv, 41 %`
  var words: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return "reading \(TextSanitizer.sanitize(name)), \(percent) %"
  }
}
