import ArgumentParser
import Commerce
import Configuration
import Connectors

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Column maps: how files of other systems are read.",
    discussion: """
      A map says which column of a file fills which column of a plain format (products, stock, \
      orders, costs, …). It is a [map.NAME] table in the config file. A file whose header has all \
      columns of one map is recognised by itself; else: aisle import FILE --as map:NAME
      """,
    subcommands: [List.self, Guess.self, Check.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the maps of the config (the default).")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let (configuration, problems) = try Workspace.loadConfiguration(options)
      for problem in problems { Output.note("aisle: \(problem)") }
      var writer = RowWriter(format: options.format, columns: MapCommand.columns)
      for map in configuration.maps {
        writer.write(json: .columnMap(map), cells: MapCommand.columns.map { $0.text(map) })
      }
      writer.finish()
    }
  }

  struct Guess: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Guess a file's map from its first rows, and print it for the config.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "The file.")
    var file: String

    @Option(
      help: "What its rows are about: \(MapKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: String?

    @Option(help: "The map's name, else after the file.")
    var name: String?

    @Flag(help: "Write it into the config file, in the place of one with the same name.")
    var save = false

    func run() throws {
      let kind = try kind.map { text in
        guard let kind = MapKind(rawValue: text.lowercased()) else {
          let known = MapKind.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("there is no kind \"\(text)\"; one of \(known)")
        }
        return kind
      }
      let file = try preview(path: file)
      let sheet = MapSheet(file, map: MapGuess.map(of: file, named: name, kind: kind))
      if options.json {
        Output.line(JSONValue.columnMap(sheet.map).description)
      } else {
        for line in MapText.tableLines(sheet.map) { Output.line(line) }
      }
      for index in file.header.indices {
        let target = sheet.target(of: index).map { "→ \($0.name)" } ?? "is left out"
        let samples = file.samples(index).prefix(3).map { "\"\($0.prefix(30))\"" }
        Output.note(
          "aisle: \(index + 1) \"\(file.header[index])\" \(target)"
            + (samples.isEmpty ? "" : "  \(samples.joined(separator: ", "))"))
      }
      for doubt in sheet.problems + sheet.doubts { Output.note("aisle: \(doubt)") }
      guard save else { return }
      guard sheet.problems.isEmpty else {
        throw CommandFailure("\(sheet.problems.joined(separator: "; ")); nothing was saved")
      }
      let path = Workspace.configPath(options)
      try ConfigFile(path: path).save(sheet.map)
      Output.note("aisle: \(path): map \"\(sheet.map.name)\" saved")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what is wrong with the config's maps, and which of them reads a file.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Files to look at.")
    var files: [String] = []

    func run() throws {
      let (configuration, problems) = try Workspace.loadConfiguration(options)
      for problem in problems { Output.error(problem.description) }
      var isRight = problems.isEmpty
      for file in files {
        do {
          let found = try recognise(
            path: file, hints: ReadingHints(maps: configuration.maps))
          Output.line("\(file)  \(found.format.id)")
          guard let map = found.format.map else { continue }
          for pair in map.pairs { Output.line("  \(pair.target)  from \"\(pair.column)\"") }
          for constant in map.orderedConstants {
            Output.line("  \(constant.target)  always \"\(constant.value)\"")
          }
        } catch {
          isRight = false
          Output.error("\(error)")
        }
      }
      if files.isEmpty, isRight {
        let count = configuration.maps.count
        Output.line("\(count) \(count == 1 ? "map is" : "maps are") right")
      }
      if !isRight { throw SomeRowsRefused() }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a map out of the config file.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "The map's name.")
    var name: String

    func run() throws {
      try ConfigFile(path: Workspace.configPath(options)).removeMap(name)
      Output.line("\(Workspace.configPath(options)): map \"\(name)\" removed")
    }
  }

  private static let columns: [TextColumn<ColumnMap>] = [
    TextColumn("name") { $0.name },
    TextColumn("kind") { $0.kind.rawValue },
    TextColumn("columns") { map in
      map.pairs.map { "\($0.target)=\($0.column)" }.joined(separator: ", ")
    },
    TextColumn("constants") { map in
      map.orderedConstants.map { "\($0.target)=\($0.value)" }.joined(separator: ", ")
    },
    TextColumn("dates") { $0.dates?.rawValue ?? "" },
  ]
}

extension JSONValue {
  static func columnMap(_ map: ColumnMap) -> JSONValue {
    .object([
      "name": .string(map.name), "kind": .string(map.kind.rawValue),
      "columns": .object(
        map.pairs.map { Member(key: $0.target, value: .string($0.column)) }),
      "constants": .object(
        map.orderedConstants.map { Member(key: $0.target, value: .string($0.value)) }),
      "decimal": .text(map.decimal?.rawValue), "dates": .text(map.dates?.rawValue),
      "delimiter": .text(map.delimiterName), "encoding": .text(map.encoding?.rawValue),
    ])
  }
}
