import Commerce
import Foundation
import Store

/// The rules on orders that a refresh has touched, and a tick with nothing to do.
func measureRules(_ bench: Workbench) throws {
  let store = try bench.openBigStore()
  let path = try bench.bigStore()
  let rules = RuleSet.rules(for: try bench.settings())
  bench.table.heading("Rules")
  guard let shell = bench.shell else {
    bench.table.note("touching orders needs sqlite3: left out")
    return
  }
  _ = try store.evaluate(rules: rules, now: bench.now)
  let open = try shell.number("SELECT count(*) FROM sales_order WHERE state = 'open'", on: path)
  func touched(_ sql: (_ chosen: String) -> String) throws -> (Samples, EvaluationSummary) {
    var times: [Double] = []
    var summary = EvaluationSummary()
    for run in 1...5 {
      try shell.run("BEGIN; \(chooseOrders(run)) \(sql("chosen")) COMMIT;\n", on: path)
      let (time, done) = try seconds { try store.evaluate(rules: rules, now: bench.now) }
      times.append(time)
      summary = done
    }
    return (Samples(times), summary)
  }
  let dirty = "INSERT OR IGNORE INTO dirty_order SELECT id FROM chosen;"
  let (same, counts) = try touched { _ in dirty }
  bench.table.row(
    "\(Words.count(counts.orders)) orders touched, nothing new about them",
    .below("150 ms", same.median, 0.15), Words.time(same.median), p99: Words.time(same.p99),
    beside: "of \(Words.count(open)) open ones")
  // The other payment state: what fired is over, what was fine fires.
  let turn = """
    UPDATE sales_order SET payment = iif(payment = 'paid', 'pending', 'paid')
    WHERE id IN (SELECT id FROM chosen);
    """
  let (changed, outcome) = try touched { _ in dirty + turn }
  bench.table.row(
    "\(Words.count(outcome.orders)) orders whose payment changed",
    .below("150 ms", changed.median, 0.15), Words.time(changed.median),
    p99: Words.time(changed.p99),
    beside: "\(outcome.raised) alerts raised, \(outcome.cleared) cleared")
  let sold = """
    INSERT OR IGNORE INTO dirty_variant SELECT v.id FROM order_line l
    JOIN variant v ON v.sku_key = l.sku_key WHERE l.order_id IN (SELECT id FROM chosen);
    """
  let (all, both) = try touched { _ in dirty + sold }
  bench.table.row(
    "\(Words.count(both.orders)) orders and the \(Words.count(both.variants)) variants they sold",
    Words.time(all.median), p99: Words.time(all.p99))
  let ticks = try samples(50) { _ in _ = try store.evaluate(rules: rules, now: bench.now) }
  bench.table.row("a tick with nothing due", Words.time(ticks.median), p99: Words.time(ticks.p99))
}

/// A thousand open orders from everywhere, others each time.
private func chooseOrders(_ run: Int) -> String {
  """
  CREATE TEMP TABLE chosen AS SELECT id FROM sales_order WHERE state = 'open'
  ORDER BY (id * \(run * 7_919)) % 1000003 LIMIT 1000;
  """
}
