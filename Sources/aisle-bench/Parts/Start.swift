import Foundation

/// From a program's start to the end of its first frame on a terminal, beside programs that do
/// nothing. The files' pages are in memory; the process is new.
func measureStart(_ bench: Workbench) throws {
  bench.table.heading("Start, on a terminal of 120×40")
  let store = try bench.demoStore(isLive: true)
  var arguments = ["demo", "--store", store]
  let demo = try firstPaint(bench, arguments)
  let none = try samples(20) { _ in _ = try TerminalProgram("/bin/true", []).wait() }
  var beside = bench.beside("/bin/true", none.median, ours: demo.median)
  if let shell = bench.shell {
    let bare = try samples(20) { _ in
      _ = try TerminalProgram(shell.program, [store, "SELECT 1"]).wait()
    }
    beside += ", " + bench.beside("sqlite3", bare.median, ours: demo.median)
  }
  bench.table.row(
    "first paint, demo store", .below("100 ms", demo.median, 0.1), Words.time(demo.median),
    p99: Words.time(demo.p99), beside: beside)
  guard bench.hasBigStore || bench.size.variants > 100_000 else { return }
  _ = try bench.bigStore()
  try emptyInboxes(bench)
  arguments = ["dashboard"] + (try bench.bigOptions(store: Workbench.bigName))
  let big = try firstPaint(bench, arguments)
  bench.table.row(
    "first paint, large store", .below("100 ms", big.median, 0.1), Words.time(big.median),
    p99: Words.time(big.p99))
}

private func firstPaint(_ bench: Workbench, _ arguments: [String]) throws -> Samples {
  var times: [Double] = []
  for run in 0...20 {
    let program = try TerminalProgram(
      bench.program("aisle"), arguments, environment: bench.environment)
    guard let frame = program.frame(within: 30) else {
      throw BenchFailure("the dashboard drew no frame: \(program.lastWords)")
    }
    if run > 0 { times.append((frame.at - program.start).seconds) }
    program.type("q")
    _ = try program.wait()
  }
  return Samples(times)
}

/// Processor time of a dashboard that nobody touches, refresh every five seconds and clock every
/// second included: what a long run takes more than a short one.
func measureIdle(_ bench: Workbench) throws {
  bench.table.heading("Idle")
  let store = try bench.demoStore(isLive: true)
  func processorTime(idle: Double) throws -> Double {
    let program = try TerminalProgram(
      bench.program("aisle"), ["demo", "--store", store], environment: bench.environment)
    guard program.frame(within: 30) != nil else {
      throw BenchFailure("the dashboard drew no frame")
    }
    program.idle(for: idle)
    program.type("q")
    return try program.wait().cpuSeconds
  }
  let begin = 4.0
  let length = 20.0
  let short = try processorTime(idle: begin)
  let share = (try processorTime(idle: begin + length) - short) / length
  bench.table.row(
    "dashboard on the demo store, \(Int(length)) s", .below("1 %", share, 0.01),
    Words.percent(share), beside: "of one core")
}
