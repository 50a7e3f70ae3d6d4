public import Commerce

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension RecognisedFile {
  /// When the file's statements were true: the day that its first row gives as its own
  /// (`snapshot-date`), else the date in its name, else when it was last written, in an archive as the
  /// archive says. A copy is written later than it was made, so what the file itself says comes first;
  /// nothing is true later than it was written. A day without a time counts as that day's end.
  ///
  /// Nil when none of it can be had.
  public func statedTime(_ context: FeedContext) -> Instant? {
    guard let written = writtenAt else { return nil }
    guard context.dayShift == 0 else { return written }
    if let day = snapshotDay { return min(written, context.zone.day(day).upperBound) }
    guard let named = NamedTime(name: name, order: context.dates) else { return written }
    guard let second = named.secondOfDay else {
      return min(written, context.zone.day(named.date).upperBound)
    }
    let wall = WallClock(date: named.date, secondOfDay: second)
    return min(written, context.zone.instant(of: wall, as: .end).instant)
  }

  /// Without folders and endings.
  private var name: String {
    let file = path.split(separator: "/").last ?? ""
    return file.split(separator: ".").prefix { !["csv", "tsv", "txt"].contains($0.lowercased()) }
      .joined(separator: ".")
  }

  private var writtenAt: Instant? {
    if let entry = try? ArchivePart.modified(place) { return entry }
    var facts = stat()
    guard stat(diskPath, &facts) == 0 else { return nil }
    #if canImport(Darwin)
      let time = facts.st_mtimespec
    #else
      let time = facts.st_mtim
    #endif
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The day of the first row, in the reports that are a picture of one day.
  private var snapshotDay: CivilDate? {
    guard header.contains("snapshot-date"), let rows = try? openRows(hashing: false).rows else {
      return nil
    }
    let column = rows.header.column("snapshot-date")
    guard let row = try? rows.next() else { return nil }
    return stamp(row.trimmedBytes(column))?.wall.date
  }
}

extension ArchivePart {
  /// When a part was last written, as its archive says; nil outside archives and where it does not.
  static func modified(_ place: FilePlace) throws(FeedError) -> Instant? {
    place.packing == .none ? nil : try ArchivePart(place).modified
  }
}
