import ArgumentParser
import Foundation
import SampleStore

@main
struct AisleSample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle-sample",
    abstract: "Writes an invented store as its platforms would export it.",
    discussion: """
      The same options write the same bytes. The default is the store in SampleData.
      """)

  @Option(help: "Sellable variants; a third as many products.")
  var variants = SampleOptions().variants

  @Option(help: "Orders over all channels, from a hundred days.")
  var orders = SampleOptions().orders

  @Option(help: "Another seed is another store.")
  var seed = SampleOptions().seed

  @Option(help: "The day on whose evening the exports were made, as YYYY-MM-DD.")
  var asOf = "2026-11-20"

  @Option(name: .shortAndLong, help: "The folder to write to.")
  var output: String

  private var options: SampleOptions? {
    SampleOptions(variants: variants, orders: orders, seed: seed, asOf: asOf)
  }

  func validate() throws {
    guard options != nil else {
      throw ValidationError("--as-of '\(asOf)' is not a date; write it as 2026-11-20")
    }
    guard variants > 0, orders > 0 else {
      throw ValidationError("--variants and --orders have to be 1 or more")
    }
  }

  func run() throws {
    guard let options else { return }
    let files = try SampleStore(options).write(
      to: URL(filePath: output, directoryHint: .isDirectory))
    for file in files {
      let rows = file.rows.map { "\($0) rows, " } ?? ""
      print("\(file.path): \(rows)\(file.bytes) bytes")
    }
    print("\(files.reduce(0) { $0 + $1.bytes }) bytes in \(files.count) files below \(output)")
  }
}
