import ArgumentParser
import Commerce
import Store

struct TicketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket", abstract: "Link orders, variants and incidents to tickets elsewhere.",
    subcommands: [TicketLink.self, TicketUnlink.self, TicketList.self])
}

struct TicketLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link a ticket: its key, its URL, or both.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: SubjectOptions

  @Argument(help: ArgumentHelp("The ticket's key or URL.", valueName: "KEY"))
  var key: String

  @Option(help: ArgumentHelp("Its page.", valueName: "URL"))
  var url: String?

  @Option(help: "What it is about.")
  var title: String?

  @Option(help: "Its state, as the other system calls it.")
  var status: String?

  func run() throws {
    let words = [key, url ?? "", title ?? ""].joined(separator: " ")
    guard let reference = TicketReference(words) else {
      throw ValidationError("\"\(key)\" is neither a ticket's key nor its URL")
    }
    let workspace = try Workspace.openForWriting(options)
    let (subject, name) = try about.subject(in: workspace.store)
    let ticket = try workspace.store.linkTicket(
      reference, status: status, to: subject, actor: workspace.actor, now: workspace.clock.now())
    if options.json { return Output.line(JSONValue.ticket(ticket).description) }
    Output.line("\(name): linked to \(ticket.key)")
  }
}

struct TicketUnlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Take a link away; the time line keeps that it was there.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: SubjectOptions

  @Argument(help: ArgumentHelp("The ticket's key.", valueName: "KEY"))
  var key: String

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let (subject, name) = try about.subject(in: workspace.store)
    try workspace.store.unlinkTicket(
      key, from: subject, actor: workspace.actor, now: workspace.clock.now())
    Output.line("\(name): no longer linked to \(key)")
  }
}

struct TicketList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tickets of one order, variant or incident.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: SubjectOptions

  func run() throws {
    let columns: [TextColumn<Ticket>] = [
      TextColumn("key") { $0.key }, TextColumn("status") { $0.status ?? "" },
      TextColumn("title") { $0.title ?? "" }, TextColumn("url") { $0.url ?? "" },
      TextColumn("linked_by") { $0.actor }, TextColumn("linked_at") { $0.linkedAt.description },
    ]
    let workspace = try Workspace.open(options)
    let (subject, _) = try about.subject(in: workspace.store)
    var writer = RowWriter(format: options.format, columns: columns)
    for ticket in try workspace.store.tickets(of: subject) {
      writer.write(json: .ticket(ticket), cells: columns.map { $0.text(ticket) })
    }
    writer.finish()
  }
}

extension JSONValue {
  static func ticket(_ ticket: Ticket) -> JSONValue {
    .object([
      "key": .string(ticket.key), "url": .text(ticket.url), "title": .text(ticket.title),
      "status": .text(ticket.status), "linked_by": .string(ticket.actor),
      "linked_at": .instant(ticket.linkedAt),
    ])
  }
}
