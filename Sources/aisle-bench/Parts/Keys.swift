import Foundation

/// From a key on the terminal to the frame that answers it, and what the frame sends.
func measureKeys(_ bench: Workbench) throws {
  bench.table.heading("Keys, on a terminal of 120×40")
  let demo = ["demo", "--store", try bench.demoStore(isLive: false), "--now", Workbench.clock]
  try measureKeys(bench, "demo store", demo)
  guard !bench.size.isQuick else { return }
  _ = try bench.bigStore()
  try emptyInboxes(bench)
  try measureKeys(
    bench, "large store", ["dashboard"] + (try bench.bigOptions(store: Workbench.bigName)))
}

/// Takes the files out of the inboxes: their content is in the store, and reading hundreds of
/// megabytes to see that would disturb what is measured.
func emptyInboxes(_ bench: Workbench) throws {
  let inboxes = URL(fileURLWithPath: try bench.bigFiles())
  let manager = FileManager.default
  let aside = bench.folder.url.appendingPathComponent("taken")
  try? manager.createDirectory(at: aside, withIntermediateDirectories: true)
  for name in try manager.contentsOfDirectory(atPath: inboxes.path) {
    let inbox = inboxes.appendingPathComponent(name)
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: inbox.path, isDirectory: &isFolder), isFolder.boolValue
    else { continue }
    for file in try manager.contentsOfDirectory(atPath: inbox.path) {
      try manager.moveItem(
        at: inbox.appendingPathComponent(file),
        to: aside.appendingPathComponent("\(name)-\(file)"))
    }
  }
}

private func measureKeys(_ bench: Workbench, _ store: String, _ arguments: [String]) throws {
  let keyboard = try Keyboard(bench, arguments)
  for (pane, name) in [("4", "queue"), ("1", "catalog")] {
    try keyboard.settle(pane)
    let moves = (0..<60).compactMap { _ in keyboard.press("j") }
    let times = Samples(moves.map(\.seconds))
    // The first ten stay on the screen; the last thirty each bring a new row onto it.
    let staying = Samples(moves.prefix(10).map { Double($0.bytes) })
    let scrolling = Samples(moves.suffix(30).map { Double($0.bytes) })
    bench.table.row(
      "\(store), \(name): cursor down, bytes", .below("400", staying.median, 400),
      "\(Int(staying.median))", p99: "\(Int(staying.p99))",
      beside: "scrolling by a row \(Int(scrolling.median))")
    let strip = Samples((0..<5).compactMap { _ in keyboard.rest(after: "j") })
    bench.table.row(
      "\(store), \(name): what is said of the row, bytes", "\(Int(strip.median))",
      p99: "\(Int(strip.p99))", beside: "once, when the cursor rests")
    bench.table.row(
      "\(store), \(name): cursor down, frame", .below("16 ms", times.p99, 0.016),
      Words.time(times.median), p99: Words.time(times.p99), beside: "of \(moves.count) keys")
    for (key, what) in [("\u{1B}[6~", "page down"), ("G", "End")] {
      let answers = (0..<20).compactMap { number in
        if key == "G" { keyboard.settleQuietly("g") }
        return keyboard.press(key, untilQuiet: 0.15)
      }
      let times = Samples(answers.map(\.seconds))
      bench.table.row(
        "\(store), \(name): \(what), rows shown", .below("33 ms", times.median, 0.033),
        Words.time(times.median), p99: Words.time(times.p99))
    }
    keyboard.settleQuietly("g")
    try measureTyping(
      bench, keyboard, "\(store), \(name)", words: typedWords(pane), target: pane == "1" ? 16 : 33)
  }
  try keyboard.quit()
}

/// What is typed into the search field; the sample store has all of them many times.
private func typedWords(_ pane: String) -> [String] {
  pane == "1" ? ["lamp", "wool", "desk", "chair"] : ["berg", "müller", "2026", "berlin"]
}

private func measureTyping(
  _ bench: Workbench, _ keyboard: Keyboard, _ name: String, words: [String], target: Int
) throws {
  var letters: [Double] = []
  var results: [Double] = []
  for word in words {
    keyboard.settleQuietly("/")
    for (index, letter) in word.enumerated() {
      guard let answer = keyboard.press(String(letter), untilQuiet: 0.15) else { continue }
      letters.append(answer.firstFrame)
      if index >= 2 { results.append(answer.seconds) }
    }
    keyboard.settleQuietly("\u{1B}")
    keyboard.settleQuietly("\u{1B}")
  }
  let typed = Samples(letters)
  let found = Samples(results)
  bench.table.row(
    "\(name): letter typed, shown", .below("16 ms", typed.p99, 0.016), Words.time(typed.median),
    p99: Words.time(typed.p99))
  bench.table.row(
    "\(name): letter typed, result shown",
    .below("\(target) ms", found.p99, Double(target) / 1_000), Words.time(found.median),
    p99: Words.time(found.p99), beside: "three letters or more")
}

/// A dashboard on a terminal, and fingers on its keys.
private struct Keyboard {
  struct Answer {
    /// From the key to the end of the first frame after it.
    var firstFrame: Double
    /// To the end of the last one.
    var seconds: Double
    var bytes: Int
  }

  private let program: TerminalProgram

  init(_ bench: Workbench, _ arguments: [String]) throws {
    program = try TerminalProgram(
      bench.program("aisle"), arguments, environment: bench.environment)
    guard program.frame(within: 30) != nil else {
      throw BenchFailure("the dashboard drew no frame: \(program.lastWords)")
    }
    _ = program.quiet(for: 1)
  }

  /// Presses a key that has to be answered, and waits until all is still.
  func settle(_ key: String) throws {
    program.type(key)
    _ = program.quiet(for: 0.3)
  }

  func settleQuietly(_ key: String) {
    program.type(key)
    _ = program.quiet(for: 0.15)
  }

  /// Nil when no frame came of it.
  func press(_ key: String, untilQuiet pause: Double = 0.03) -> Answer? {
    let start = ContinuousClock.now
    program.type(key)
    guard let first = program.frame(within: 1) else { return nil }
    let rest = program.quiet(for: pause)
    let last = rest.bytes.isEmpty ? first.at : rest.at
    return Answer(
      firstFrame: (first.at - start).seconds, seconds: (last - start).seconds,
      bytes: first.bytes.count + rest.bytes.count)
  }

  /// What comes after the first frame of a key's answer, until nothing has come for a while.
  func rest(after key: String) -> Double? {
    program.type(key)
    guard program.frame(within: 1) != nil else { return nil }
    return Double(program.quiet(for: 0.4).bytes.count)
  }

  func quit() throws {
    for _ in 0..<4 { settleQuietly("q") }
    _ = try program.wait()
  }
}
