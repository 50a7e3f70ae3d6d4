import ArgumentParser
import Foundation

/// The root of the command line.
struct Aisle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle",
    abstract: "A dashboard for running an online store from the terminal.",
    discussion: """
      Reads what Shopify, Amazon and Magento export, keeps it in one SQLite file and shows catalog, \
      inventory alerts, promotion calendar and order queue. Without a subcommand the dashboard opens.
      """,
    version: "0.1.0",
    subcommands: [
      DashboardCommand.self, DemoCommand.self, ScreenCommand.self, ImportCommand.self,
      ExportCommand.self, RefreshCommand.self, ProductsCommand.self, VariantsCommand.self,
      AlertsCommand.self, PromotionsCommand.self, OrdersCommand.self, IncidentsCommand.self,
      SilenceCommand.self, BudgetsCommand.self, FiguresCommand.self, FindingsCommand.self,
      ConflictsCommand.self, ShowCommand.self, ExplainCommand.self, EditCommand.self,
      ProductCommand.self,
      TriageCommand.self, JournalCommand.self, UndoCommand.self, RedoCommand.self,
      HistoryCommand.self, PendingCommand.self, SettleCommand.self, ScheduleCommand.self,
      ViewsCommand.self, DoctorCommand.self, KeysCommand.self, ThemesCommand.self,
      ConfigCommand.self, MapCommand.self, QuarantineCommand.self,
      OrderCommand.self, RunbooksCommand.self, TicketCommand.self, IdentityCommand.self,
    ],
    defaultSubcommand: DashboardCommand.self)
}

/// Starts the program and turns what comes back into an exit code: 0 all done, 1 failed and nothing
/// changed, 2 done but some rows were refused, 64 wrong usage.
@main
enum Main {
  static func main() {
    do {
      var command = try Aisle.parseAsRoot(
        CommandLine.arguments.dropFirst().map(Negation.protect))
      try command.run()
    } catch let partial as SomeRowsRefused {
      exit(partial.exitCode)
    } catch {
      switch Aisle.exitCode(for: error) {
      case .success: Aisle.exit(withError: error)
      case .validationFailure:
        let text =
          error is ValidationError ? Aisle.message(for: error) : Aisle.fullMessage(for: error)
        Output.error(text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
        exit(ExitCode.validationFailure.rawValue)
      default:
        Output.error("\(error)")
        exit(1)
      }
    }
  }
}

/// `-tag:sale` is a negated term of the query language and no bundle of one-letter options: a blank
/// before it keeps it whole until the query is read.
enum Negation {
  static func protect(_ argument: String) -> String {
    argument.wholeMatch(of: /-[A-Za-z_]{2,}[:<>=].*/.dotMatchesNewlines()) == nil
      ? argument : " " + argument
  }

  static func query(_ argument: String) -> String {
    argument.hasPrefix(" -") ? String(argument.dropFirst()) : argument
  }
}

/// Done, but some rows were refused; each has been printed.
struct SomeRowsRefused: Error {
  let exitCode: Int32 = 2
}

/// A failure that a command explains itself.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
