/// What rules have looked at and found on one product, from which the scores follow.
struct ContentChecks {
  private(set) var findings: [ContentFinding] = []
  /// A bit for each code that applied, by channel.
  private var applied: [UInt64]
  /// For each finding, the channels whose score it counts in.
  private var reach: [[Int]] = []
  /// When a rule says something else without any fact having changed.
  private(set) var nextChangeAt: Instant?

  init(channels: Int) { applied = Array(repeating: 0, count: channels) }

  /// Notes that a rule was applied on these channels, and what it found.
  mutating func check(_ code: FindingCode, on channels: [Int], _ found: [ContentFinding] = []) {
    for channel in channels { applied[channel] |= code.bit }
    for finding in found {
      findings.append(finding)
      reach.append(channels)
    }
  }

  mutating func check(_ code: FindingCode, on channels: [Int], _ found: ContentFinding?) {
    check(code, on: channels, found.map { [$0] } ?? [])
  }

  mutating func changes(at instant: Instant) {
    nextChangeAt = min(nextChangeAt ?? instant, instant)
  }

  /// 100 × the weights of the rules that passed / the weights of those that applied, rounded down:
  /// 100 means that nothing is left. Nil where no rule applied. Each code counts once, however many
  /// variants fail it. Source: domain rules §4.
  func score(of channel: Int, isWaived: (ContentFinding) -> Bool) -> Int? {
    var failed: UInt64 = 0
    for (index, finding) in findings.enumerated()
    where reach[index].contains(channel) && !isWaived(finding) {
      failed |= finding.code.bit
    }
    var whole = 0
    var passed = 0
    for code in FindingCode.allCases where applied[channel] & code.bit != 0 {
      whole += code.severity.weight
      if failed & code.bit == 0 { passed += code.severity.weight }
    }
    return whole == 0 ? nil : 100 * passed / whole
  }

  /// Findings that count in a channel's score and are not waived.
  func count(on channel: Int, isWaived: (ContentFinding) -> Bool) -> Int {
    findings.indices.count { reach[$0].contains(channel) && !isWaived(findings[$0]) }
  }
}

extension FindingCode {
  fileprivate static let bits: [FindingCode: UInt64] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt64(1) << UInt64($0)) })

  fileprivate var bit: UInt64 { Self.bits[self] ?? 0 }
}
