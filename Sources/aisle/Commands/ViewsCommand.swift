import ArgumentParser
import Commerce
import Configuration
import Store

struct ViewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "List the saved views of all panes, or save one.",
    discussion: """
      A view is a search, a sort and columns under a name. It is kept as a [[view]] table in the \
      config file, and used as: aisle orders --view "due today"
      """,
    subcommands: [List.self, Save.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the saved views (the default).")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "One pane only: catalog, inventory, promotions, orders.")
    var pane: String?

    func run() throws {
      let pane = try pane.map(parsedPane)
      let (configuration, problems) = try Workspace.loadConfiguration(options)
      for problem in problems { Output.note("aisle: \(problem)") }
      var writer = RowWriter(format: options.format, columns: ViewsCommand.columns)
      for view in [SavedView].merging(configuration.views)
      where pane.map({ $0 == view.pane }) ?? true {
        writer.write(json: .view(view), cells: ViewsCommand.columns.map { $0.text(view) })
      }
      writer.finish()
    }
  }

  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Save a view in the config file; one of the same name is replaced.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The pane: catalog, inventory, promotions, orders.")
    var pane: String

    @Argument(help: "The view's name.")
    var name: String

    @Argument(help: "The search, in the query language.")
    var query: [String] = []

    @Option(
      parsing: .unconditional, help: "The field to sort by; with a leading - the largest first.")
    var sort: String?

    @Option(help: "Columns of the dashboard's pane, with a width if you like: name,total:12.")
    var columns: String?

    @Option(help: "The key: 5 to 9, or a letter after F.")
    var key: String?

    func run() throws {
      let pane = try parsedPane(pane)
      let schema = QuerySchema.of(pane)
      let text = query.map(Negation.query).joined(separator: " ")
      do {
        _ = try Query.parse(text, schema: schema, today: CivilDate(daysSinceEpoch: 0))
      } catch {
        throw ValidationError("the query: \(error.description)")
      }
      var view = SavedView(pane, name, query: text)
      if let sort {
        guard let order = SortOrder(sort, schema: schema) else {
          let known = schema.fields.filter(\.isSortable).map(\.name).joined(separator: ", ")
          throw ValidationError("can't sort by \"\(sort)\"; one of \(known)")
        }
        view.sort = order
      }
      view.columns = ColumnChoice(try parsedColumns())
      if let key {
        guard let letter = key.first, key.count == 1, SavedView.isKey(letter) else {
          throw ValidationError("--key is 5 to 9, or one of \(String(SavedView.letters))")
        }
        view.key = letter
      }
      try ConfigFile(path: Workspace.configPath(options)).save(view)
      Output.line("\(Workspace.configPath(options)): view \"\(name)\" of \(pane.rawValue) saved")
    }

    private func parsedColumns() throws -> [ColumnChoice.Column] {
      try (columns?.split(separator: ",") ?? []).map { text in
        guard let column = ColumnChoice.Column(reading: text) else {
          throw ValidationError("\"\(text)\" is no column; write name or name:20")
        }
        return column
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a view out of the config file.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The pane: catalog, inventory, promotions, orders.")
    var pane: String

    @Argument(help: "The view's name.")
    var name: String

    func run() throws {
      let view = SavedView(try parsedPane(pane), name)
      try ConfigFile(path: Workspace.configPath(options)).remove(view)
      Output.line("\(Workspace.configPath(options)): view \"\(name)\" removed")
    }
  }

  private static let columns: [TextColumn<SavedView>] = [
    TextColumn("pane") { $0.pane.rawValue },
    TextColumn("name") { $0.name },
    TextColumn("key") { $0.key.map(String.init) ?? "" },
    TextColumn("query") { $0.query },
    TextColumn("sort") { $0.sort?.text ?? "" },
    TextColumn("columns") { $0.columns.columns.map(\.description).joined(separator: ",") },
    TextColumn("from") { $0.isShipped ? "aisle" : "config" },
  ]
}

/// The pane of a name, for commands.
func parsedPane(_ name: String) throws -> Pane {
  guard let pane = Pane(rawValue: name.lowercased()) else {
    let names = Pane.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no pane \"\(name)\"; one of \(names)")
  }
  return pane
}
