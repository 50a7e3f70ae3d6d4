import ArgumentParser
import Commerce
import Store

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Changes that the clock will make; `aisle edit … --at` plans one.",
    subcommands: [List.self, Cancel.self, Move.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List scheduled changes by their start.")

    @OptionGroup var options: GlobalOptions

    @Flag(help: "Also those that are over or were called off.")
    var all = false

    func run() throws {
      let workspace = try Workspace.open(options)
      let now = workspace.clock.now()
      let columns: [TextColumn<ScheduledChange>] = [
        TextColumn("id", isNumber: true) { "\($0.id)" },
        TextColumn("phase") { $0.phase(at: now).rawValue },
        TextColumn("start") { $0.schedule.start.description },
        TextColumn("end") { $0.schedule.end?.description ?? "" },
        TextColumn("zone") { $0.schedule.zone.identifier },
        TextColumn("fields", isNumber: true) { "\($0.fieldCount)" },
        TextColumn("actor") { $0.actor },
        TextColumn("summary") { $0.summary },
      ]
      var writer = RowWriter(format: options.format, columns: columns)
      for change in try workspace.store.scheduledChanges(all: all, now: now, limit: 10_000) {
        writer.write(json: .scheduled(change, now: now), cells: columns.map { $0.text(change) })
      }
      writer.finish()
    }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Call a change off; the old values of a live one are put back.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The change's number.")
    var id: Int64

    func run() throws {
      let workspace = try Workspace.openForWriting(options)
      let line = try workspace.store.cancelSchedule(
        id, actor: workspace.actor, now: workspace.clock.now())
      if line != nil { try workspace.evaluate() }
      let back = line.map { "; \($0.applied) old values are back" } ?? ""
      let left = line?.left ?? 0
      if options.json {
        Output.line(
          JSONValue.object([
            "id": .integer(id), "set": .number(line?.set), "applied": .number(line?.applied ?? 0),
            "left": .number(left),
          ]).description)
      } else {
        Output.line("Called off scheduled change \(id)\(back)")
      }
      guard left > 0 else { return }
      Output.error("\(left) fields were changed by someone meanwhile and left alone")
      throw SomeRowsRefused()
    }
  }

  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a change other times; of a live one only the end.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The change's number.")
    var id: Int64

    @Option(help: "The new start on the store's clock; as it is when left out.")
    var at: String?

    @Option(help: "The new end; a date means the end of that day.")
    var until: String?

    @Flag(help: "No end: the values stay.")
    var stays = false

    func validate() throws {
      if at == nil, until == nil, !stays {
        throw ValidationError("say where to: --at, --until or --stays")
      }
    }

    func run() throws {
      let workspace = try Workspace.openForWriting(options)
      let now = workspace.clock.now()
      let old = try workspace.store.scheduledChange(id, fields: 0).schedule
      let end = stays ? nil : until ?? old.end?.description
      let schedule = try scheduleTimes(at ?? old.start.description, end, in: workspace)
      let change = try workspace.store.moveSchedule(id, to: schedule, now: now)
      let done = workspace.words(try workspace.store.runSchedule(now: now))
      if !done.isEmpty { try workspace.evaluate() }
      if options.json {
        Output.line(JSONValue.scheduled(change, now: now).description)
      } else {
        Output.line("Scheduled change \(id) is now \(ScheduleText.typed(schedule))")
        for line in done { Output.line(line) }
      }
    }
  }
}

/// Reads a start and an end in the store's zone; says on stderr where the clocks jump.
func scheduleTimes(_ start: String, _ end: String?, in workspace: Workspace) throws -> Schedule {
  do {
    let (schedule, notes) = try ScheduleText.interval(
      start: start, end: end, zone: workspace.settings.zone, now: workspace.clock.now())
    for note in notes { Output.note(note) }
    return schedule
  } catch {
    throw ValidationError(error.description)
  }
}
