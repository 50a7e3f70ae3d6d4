import Commerce
import Dispatch
import Foundation
import Store
import Synchronization

/// A hundred thousand prices changed at once, and put back, while a pane goes on reading; beside
/// the shell's own UPDATE of the same rows.
func measureEdit(_ bench: Workbench) throws {
  let store = try bench.openBigStore()
  bench.table.heading("Bulk edit")
  let wanted = min(100_000, max(1, bench.size.variants / 2))
  let (text, count) = try queryMatching(wanted, store, bench)
  let settings = try bench.settings().editing
  let expressions = [try EditExpression.parse("price +10% round .99")]
  let query = try Query.parse(text, schema: .of(.catalog))
  let needs = EditNeeds(of: expressions)
  var subjects: [EditSubject] = []
  var plan: [EditPlanRow] = []
  let planning = try samples(bench.size.runs == 1 ? 3 : 5) { _ in
    subjects = try store.editSubjects(query: query, needs: needs)
    plan = EditPlanner.plan(rows: subjects, expressions: expressions, settings: settings)
  }
  let started = processorSeconds()
  let reading = try seconds { _ = try store.editSubjects(query: query, needs: needs) }.0
  let processor = processorSeconds() - started
  bench.table.row(
    "plan: \(text): \(Words.count(count)) variants", .below("1 s", planning.median, 1),
    Words.time(planning.median),
    beside: bench.beside("sqlite3", try barePreview(bench, from: text), ours: planning.median)
      + ", of it reading the rows \(Words.time(reading)), \(Words.time(processor)) of processor")
  let reader = BackgroundReader(store)
  let before = processorSeconds()
  let (applying, outcome) = try seconds {
    try store.apply(plan: plan, summary: "bench", actor: "bench", now: bench.now)
  }
  let applyProcessor = processorSeconds() - before
  let during = reader.stop()
  let bare = try bareUpdate(bench, from: text)
  bench.table.row(
    "apply \(Words.count(outcome.applied)) changes", .below("3 s", applying, 3),
    Words.time(applying),
    beside: bench.beside("sqlite3", bare, ours: applying)
      + ", \(Words.time(applyProcessor)) of processor")
  bench.table.row(
    "catalog read meanwhile", .below("16 ms", during.p99, 0.016), Words.time(during.median),
    p99: Words.time(during.p99), beside: "\(during.count) reads")
  let (undoing, undone) = try seconds { try store.undo(actor: "bench", now: bench.now) }
  bench.table.row(
    "undo \(Words.count(undone.applied)) changes", Words.time(undoing),
    beside: "\(undone.conflicts.count) conflicts")
}

/// A query by price that about so many variants match, and how many they are.
private func queryMatching(
  _ wanted: Int, _ store: Store, _ bench: Workbench
) throws -> (text: String, count: Int) {
  var low = 0
  var high = 1_000_000
  var count = 0
  while low < high {
    let middle = (low + high) / 2
    let query = try Query.parse("price<\(middle)", schema: .of(.catalog))
    count = try store.count(.catalog, query, now: bench.now)
    if count < wanted { low = middle + 1 } else { high = middle }
  }
  let text = "price<\(high)"
  let query = try Query.parse(text, schema: .of(.catalog))
  return (text, try store.count(.catalog, query, now: bench.now))
}

/// The shell's time to list the same rows with the price before and after, in the catalog's order.
private func barePreview(_ bench: Workbench, from text: String) throws -> Double? {
  guard let shell = bench.shell, let limit = text.split(separator: "<").last else { return nil }
  let store = try bench.bigStore()
  let script = """
    .output /dev/null
    SELECT v.id, v.version, v.sku, p.handle, p.title, v.price_minor, v.price_minor * 11 / 10,
      v.compare_minor, v.cost_minor
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE v.price_sort < \(limit) * 10000 ORDER BY v.title_key, v.id;

    """
  let empty = try shell.run("SELECT 1;\n", on: store).outcome.wallSeconds
  return try shell.run(script, on: store).outcome.wallSeconds - empty
}

/// The shell's time for the same prices, the rows' versions, the price index that follows, and a
/// journal row for each, in a copy of the store.
private func bareUpdate(_ bench: Workbench, from text: String) throws -> Double? {
  guard let shell = bench.shell, let limit = text.split(separator: "<").last else { return nil }
  bench.folder.removeStore("copy.sqlite")
  defer { bench.folder.removeStore("copy.sqlite") }
  let copy = bench.folder.path("copy.sqlite")
  try shell.run("VACUUM INTO '\(copy)';\n", on: try bench.bigStore())
  let matching = "price_sort < \(limit) * 10000"
  let script = """
    PRAGMA journal_mode = WAL;
    CREATE TEMP TABLE hit AS SELECT id FROM variant WHERE \(matching);
    BEGIN;
    INSERT INTO change_set (at, actor, source, summary, rows) VALUES (0, '', 'edit', '', 0);
    INSERT INTO change (set_id, entity, entity_id, field, old, new, currency)
      SELECT last_insert_rowid(), 'variant', id, 'price', price_minor, price_minor * 11 / 10,
        currency FROM variant WHERE id IN (SELECT id FROM hit);
    UPDATE variant SET price_minor = price_minor * 11 / 10, version = version + 1,
      pending_count = pending_count + 1 WHERE id IN (SELECT id FROM hit);
    COMMIT;

    """
  let empty = try shell.run("SELECT 1;\n", on: copy).outcome.wallSeconds
  return try shell.run(script, on: copy).outcome.wallSeconds - empty
}

/// Reads the catalog's first window over and over in the background, as a screen would.
private final class BackgroundReader: Sendable {
  private let state = Mutex((times: [Double](), isStopped: false))
  private let done = DispatchGroup()

  init(_ store: Store) {
    DispatchQueue.global(qos: .userInitiated).async(group: done) { [self] in
      let request = WindowRequest(sort: QuerySchema.of(.catalog).defaultSort, limit: 175)
      while !state.withLock({ $0.isStopped }) {
        guard let (time, _) = try? seconds({ _ = try store.catalog(request) }) else { continue }
        state.withLock { $0.times.append(time) }
        usleep(10_000)
      }
    }
  }

  /// Waits for the last read; what each took.
  func stop() -> Samples {
    state.withLock { $0.isStopped = true }
    done.wait()
    return Samples(state.withLock { $0.times })
  }
}
