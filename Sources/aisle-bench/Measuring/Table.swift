import Foundation

/// The printed table: a line as soon as it is measured.
struct Table {
  /// What a target asks for, and whether it was met.
  struct Target {
    var text: String
    var isMet: Bool

    /// At most this, in what `text` names.
    static func below(_ text: String, _ value: Double, _ limit: Double) -> Target {
      Target(text: "< \(text)", isMet: value < limit)
    }
  }

  private(set) var missed: [String] = []
  private let widths = [50, 12, 13, 11]

  func heading(_ title: String) {
    put("\n\(title)")
    put(line(["", "target", "median", "p99"], "beside"))
  }

  mutating func row(
    _ name: String, _ target: Target?, _ median: String, p99: String = "", beside: String = ""
  ) {
    if let target, !target.isMet {
      let tail = p99.isEmpty ? "" : ", p99 \(p99)"
      missed.append("\(name): \(median)\(tail); target \(target.text)")
    }
    let verdict = target.map { $0.isMet ? "" : "MISSED  " } ?? ""
    put(line(["  " + name, target?.text ?? "", median, p99], verdict + beside))
  }

  /// Without a target.
  mutating func row(_ name: String, _ median: String, p99: String = "", beside: String = "") {
    row(name, nil, median, p99: p99, beside: beside)
  }

  func note(_ text: String) { put("  \(text)") }

  func summary() {
    put(missed.isEmpty ? "\nAll targets are met." : "\nMissed:")
    for line in missed { put("  \(line)") }
  }

  private func line(_ cells: [String], _ last: String) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - cell.count))
    }
    var text = padded.joined() + last
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private func put(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }
}
