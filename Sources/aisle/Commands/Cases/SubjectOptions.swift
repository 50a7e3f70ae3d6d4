import ArgumentParser
import Commerce
import Store

/// What a ticket or runbook is about, as the command line names it.
struct SubjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The order, by its name.", valueName: "NAME"))
  var order: String?

  @Option(help: ArgumentHelp("The variant, by its SKU.", valueName: "SKU"))
  var sku: String?

  @Option(help: ArgumentHelp("The incident, by its number.", valueName: "N"))
  var incident: Int64?

  mutating func validate() throws {
    guard [order != nil, sku != nil, incident != nil].filter({ $0 }).count == 1 else {
      throw ValidationError("say what it is about: one of --order, --sku and --incident")
    }
  }

  /// The subject and how people know it.
  func subject(in store: Store) throws -> (subject: CaseSubject, name: String) {
    if let order {
      let id = try store.findOrder(order)
      return (.order(id), try store.orderDetail(id: id).row.name)
    }
    if let sku {
      let id = try store.findVariant(sku)
      let row = try store.variantDetail(id: id).row
      return (.variant(id), row.sku ?? row.handle)
    }
    return (CaseSubject(kind: "incident", id: incident ?? 0), "incident \(incident ?? 0)")
  }
}
