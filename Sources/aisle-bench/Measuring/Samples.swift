#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Times of one thing done many times, in seconds.
struct Samples {
  private var sorted: [Double]

  init(_ seconds: [Double]) { sorted = seconds.sorted() }

  var count: Int { sorted.count }
  var median: Double { at(0.5) }
  var p99: Double { at(0.99) }
  var longest: Double { sorted.last ?? 0 }

  /// The smallest time that this share of all stays within.
  func at(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = (Double(sorted.count) * share).rounded(.up)
    return sorted[min(sorted.count - 1, max(0, Int(rank) - 1))]
  }
}

/// How long `body` takes, in seconds.
func seconds<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
  let start = ContinuousClock.now
  let value = try body()
  return ((ContinuousClock.now - start).seconds, value)
}

/// Processor time of this program until now, in seconds: what a busy machine does not lengthen.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

/// The times of `count` runs, after one that does not count.
func samples(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Samples {
  try body(0)
  var times: [Double] = []
  for number in 1...max(1, count) { times.append(try seconds { try body(number) }.0) }
  return Samples(times)
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// The same numbers in each run (SplitMix64), so that runs can be compared.
struct SteadyRandom: RandomNumberGenerator {
  private var state: UInt64 = 2_026

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
