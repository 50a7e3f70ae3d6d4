import CArchive
import Commerce

/// Reads gzip and zip through libarchive, as a stream: nothing is ever unpacked to the disk.
enum Archive {
  /// How far a part may grow. One beyond both limits is no export but a trap: real exports shrink
  /// to a tenth or a thirtieth of their size, an inventory of zeros perhaps to a hundredth.
  struct Limits {
    /// Bytes.
    var harmlessSize: Int64 = 256 << 20
    var greatestRatio: Int64 = 200
  }

  /// Parts of one archive that are looked at.
  static let partLimit = 1_000

  /// The names of an archive's parts in its order; folders, and what the Mac's Finder adds, left
  /// out.
  static func parts(ofZip path: String) throws(FeedError) -> [String] {
    let reader = try ArchiveReader(FilePlace(path: path, packing: .zip))
    var names: [String] = []
    while let part = try reader.nextPart() {
      guard names.count < partLimit else {
        throw .damagedArchive(path: path, reason: "it holds more than \(partLimit) parts")
      }
      if part.isFile, !isLitter(part.name) { names.append(part.name) }
    }
    return names
  }

  private static func isLitter(_ name: String) -> Bool {
    let pieces = name.split(separator: "/")
    return pieces.first == "__MACOSX" || pieces.last?.hasPrefix(".") ?? true
  }
}

/// One part of an archive as a stream of bytes.
final class ArchivePart {
  /// Bytes unpacked where the archive says so, else the archive's own size. Good for showing how far
  /// a reading has come, and for nothing else: the archive may be wrong.
  let size: Int64
  /// When it was last written, where the archive says so.
  let modified: Instant?
  private let place: FilePlace
  private let reader: ArchiveReader
  private let limits: Archive.Limits
  private var unpacked: Int64 = 0

  init(_ place: FilePlace, limits: Archive.Limits = Archive.Limits()) throws(FeedError) {
    self.place = place
    self.limits = limits
    reader = try ArchiveReader(place)
    while let found = try reader.nextPart() {
      guard place.part == nil || found.name == place.part else { continue }
      size = found.size ?? max(reader.sizeOnDisk, place.packing == .gzip ? reader.trailerSize : 0)
      modified = found.modified
      return
    }
    throw .changed(path: place.shown)
  }

  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    let count = try reader.read(into: space)
    unpacked += Int64(count)
    if unpacked > limits.harmlessSize,
      unpacked / max(1, reader.packedBytes) > limits.greatestRatio
    {
      throw .bomb(path: place.shown, times: Int(limits.greatestRatio))
    }
    return count
  }
}

/// libarchive's reader of one file.
private final class ArchiveReader {
  struct Part {
    var name: String
    var isFile: Bool
    /// Nil where the archive gives it only after the part.
    var size: Int64?
    var modified: Instant?
  }

  private let archive: OpaquePointer
  private let place: FilePlace
  private let file: OpenFile

  var sizeOnDisk: Int64 { file.size }
  /// The unpacked size that ends a gzip file: true up to 4 GiB in one piece.
  var trailerSize: Int64 {
    var bytes: [UInt8] = [0, 0, 0, 0]
    guard pread(file.descriptor, &bytes, 4, off_t(max(0, file.size - 4))) == 4 else { return 0 }
    return bytes.reversed().reduce(0) { $0 << 8 | Int64($1) }
  }
  /// Bytes of the file that were taken so far.
  var packedBytes: Int64 { archive_filter_bytes(archive, -1) }

  init(_ place: FilePlace) throws(FeedError) {
    self.place = place
    file = try OpenFile(place.path)
    guard let archive = archive_read_new() else {
      throw .unreadable(path: place.path, reason: "there is not enough memory")
    }
    self.archive = archive
    if place.packing == .gzip {
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_raw(archive)
    } else {
      archive_read_support_format_zip(archive)
    }
    guard archive_read_open_fd(archive, file.descriptor, 1 << 16) == ARCHIVE_OK else {
      throw failure
    }
  }

  deinit { archive_read_free(archive) }

  func nextPart() throws(FeedError) -> Part? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw failure }
    // Names in old archives are in no known encoding; then they are shown as well as can be.
    let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    return Part(
      name: name.map { String(cString: $0) } ?? "",
      isFile: archive_entry_filetype(entry) == 0o100000,
      size: archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : nil,
      modified: archive_entry_mtime_is_set(entry) != 0 && archive_entry_mtime(entry) > 0
        ? Instant(seconds: Int64(archive_entry_mtime(entry))) : nil)
  }

  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    let count = archive_read_data(archive, space.baseAddress, space.count)
    guard count >= 0 else { throw failure }
    return count
  }

  private var failure: FeedError {
    let words =
      archive_error_string(archive).map { String(cString: $0) } ?? "the archive is damaged"
    return .damagedArchive(path: place.shown, reason: words)
  }
}
