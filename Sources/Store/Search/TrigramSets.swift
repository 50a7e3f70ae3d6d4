internal import Commerce
internal import Dispatch
internal import GRDB
internal import Synchronization

/// Which rows of a search index hold which three letters, kept from one key to the next: the next
/// letter of a word asks for one trigram more, and what is known of the others is met in
/// microseconds.
///
/// A bit a row and trigram. What is kept belongs to one generation of the store and is dropped with
/// it.
final class TrigramSets: Sendable {
  enum Entry {
    case rows(IDSet)
    /// More rows than are worth reading while somebody waits; they are read in the background.
    case common
  }

  private struct State {
    var generation: Int64 = -1
    var entries: [String: (entry: Entry, use: Int)] = [:]
    var building: Set<String> = []
    var uses = 0
  }

  /// With a million rows twelve megabytes.
  static let capacity = 96

  private let state = Mutex(State())
  private let common = Atomic<Int>(60_000)

  /// Trigrams with more rows than these are left to the background.
  var commonRows: Int {
    get { common.load(ordering: .relaxed) }
    set { common.store(newValue, ordering: .relaxed) }
  }

  func entry(_ trigram: String, of index: String, generation: Int64) -> Entry? {
    state.withLock { state in
      guard state.generation == generation, let found = state.entries[index + trigram] else {
        return nil
      }
      state.uses += 1
      state.entries[index + trigram]?.use = state.uses
      return found.entry
    }
  }

  func keep(_ entry: Entry, _ trigram: String, of index: String, generation: Int64) {
    state.withLock { state in
      if generation > state.generation {
        state.entries = [:]
        state.generation = generation
      }
      guard generation == state.generation else { return }
      state.uses += 1
      state.entries[index + trigram] = (entry, state.uses)
      if state.entries.count > Self.capacity,
        let oldest = state.entries.min(by: { $0.value.use < $1.value.use })?.key
      {
        state.entries[oldest] = nil
      }
    }
  }

  /// True for the caller who is to read it in the background; nobody else until it is done.
  func startBuilding(_ trigram: String, of index: String) -> Bool {
    state.withLock { $0.building.insert(index + trigram).inserted }
  }

  func finishBuilding(_ trigram: String, of index: String) {
    _ = state.withLock { $0.building.remove(index + trigram) }
  }
}

/// Rows that may match: all that do are among them.
struct Narrowed {
  var rows: IDSet
  /// Whether every trigram that was asked for has been met.
  var isComplete: Bool
}

extension Store {
  /// Trigrams that one search reads: a letter more asks for one, a pasted word for several.
  static let freshTrigrams = 3

  /// The rows that hold the trigrams of a search, as far as they are known or quickly read; nil for
  /// a search without words, and where too little is known to narrow it.
  func narrowed(
    _ query: CompiledQuery, _ table: PaneTable, in db: Database
  ) throws -> Narrowed? {
    guard let search = query.searchIndex, !query.phrases.isEmpty,
      try isLarge(table, in: db)
    else { return nil }
    var reader = TrigramReader(
      db: db, index: search.index, sets: trigrams,
      generation: try Meta.number(.generation, in: db) ?? 0)
    var result: IDSet?
    // The word that is being typed is the last one: it may spend first.
    for group in query.phrases.reversed() {
      guard let rows = try reader.rows(ofAny: group) else { continue }
      if result == nil { result = rows } else { result?.formIntersection(rows) }
    }
    readInBackground(reader.commons, of: search.index)
    guard var rows = result else { return nil }
    let waiting = try SQL.cached(db, "SELECT id FROM \(search.queue) LIMIT 2000").start()
    while try waiting.step() { rows.insert(waiting.int()) }
    return Narrowed(rows: rows, isComplete: reader.isComplete)
  }

  private func readInBackground(_ commons: [String], of index: String) {
    for trigram in commons where trigrams.startBuilding(trigram, of: index) {
      background.async { [self] in
        defer { trigrams.finishBuilding(trigram, of: index) }
        try? database.read { db in
          let generation = try Meta.number(.generation, in: db) ?? 0
          let rows = try TrigramReader.read(trigram, of: index, limit: .max, in: db)
          trigrams.keep(.rows(rows), trigram, of: index, generation: generation)
        }
      }
    }
  }
}

/// Meets the trigrams of words within one read.
private struct TrigramReader {
  let db: Database
  let index: String
  let sets: TrigramSets
  let generation: Int64
  private(set) var isComplete = true
  /// What was too much to read now.
  private(set) var commons: [String] = []
  private var fresh = Store.freshTrigrams

  init(db: Database, index: String, sets: TrigramSets, generation: Int64) {
    self.db = db
    self.index = index
    self.sets = sets
    self.generation = generation
  }

  /// Rows that may hold one of the words; nil when nothing is known of one of them.
  mutating func rows(ofAny words: [String]) throws -> IDSet? {
    var union: IDSet?
    for word in words {
      guard let rows = try rows(of: word) else { return nil }
      if union == nil { union = rows } else { union?.formUnion(rows) }
    }
    return union
  }

  private mutating func rows(of word: String) throws -> IDSet? {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 3 else { return nil }
    var result: IDSet?
    // The last letters are the newest: what stood before them is likely known already.
    for start in (0...scalars.count - 3).reversed() {
      let trigram = String(String.UnicodeScalarView(scalars[start..<start + 3]))
      guard let rows = try rows(ofTrigram: trigram) else {
        isComplete = false
        continue
      }
      if result == nil { result = rows } else { result?.formIntersection(rows) }
    }
    return result
  }

  private mutating func rows(ofTrigram trigram: String) throws -> IDSet? {
    switch sets.entry(trigram, of: index, generation: generation) {
    case .rows(let rows): return rows
    case .common:
      commons.append(trigram)
      return nil
    case nil: break
    }
    guard fresh > 0 else {
      commons.append(trigram)
      return nil
    }
    fresh -= 1
    let limit = sets.commonRows + 1
    let rows = try Self.read(trigram, of: index, limit: limit, in: db)
    let isCommon = rows.count >= limit
    sets.keep(isCommon ? .common : .rows(rows), trigram, of: index, generation: generation)
    if isCommon { commons.append(trigram) }
    return isCommon ? nil : rows
  }

  static func read(
    _ trigram: String, of index: String, limit: Int, in db: Database
  ) throws -> IDSet {
    var rows = IDSet()
    let quoted = "\"\(trigram.replacing("\"", with: "\"\""))\""
    let statement = try SQL.cached(
      db, "SELECT rowid FROM \(index) WHERE \(index) MATCH ? LIMIT ?"
    ).start().bind(quoted).bind(Int64(limit))
    while try statement.step() { rows.insert(statement.int()) }
    return rows
  }
}
