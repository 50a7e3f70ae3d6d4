/// Where the bytes of one export are: a file, or a part of an archive.
struct FilePlace: Hashable, Sendable {
  /// How the bytes are packed on the disk.
  enum Packing: Hashable, Sendable {
    case none
    case gzip
    case zip
  }

  /// The file on the disk.
  var path: String
  var packing = Packing.none
  /// The part's name in a zip archive.
  var part: String?

  /// As messages and the journal name it: `exports.zip/orders.csv`.
  var shown: String { part.map { "\(path)/\($0)" } ?? path }
}
