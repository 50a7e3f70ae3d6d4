import ArgumentParser
import Commerce
import Foundation
import ProductDocument
import Store

struct ProductCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "product",
    abstract: "Set products up: new, duplicate, option matrix, archive.",
    discussion: """
      Each shows what it would do, asks, and is one change set that aisle undo takes back. What was \
      set up waits for its platform: aisle export --pending --as shopify-products writes it, and the \
      next import confirms it.
      """,
    subcommands: [
      ProductNew.self, ProductTemplate.self, ProductDuplicate.self, ProductMatrix.self,
      ProductArchive.self,
    ])
}

struct ProductNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Create the products that a filled-in template describes.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var change: ChangeOptions

  @Argument(
    help: ArgumentHelp(
      "The document, as aisle product template prints it; - reads standard input.",
      valueName: "FILE"))
  var file: String

  func run() throws {
    let workspace = try Workspace.opened(options, for: change)
    try change.setUp(documentAt: file, options: options, in: workspace)
  }
}

struct ProductTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print an empty product to fill in.",
    discussion: """
      The file NAME.toml in the folder templates beside the config is used where it is there; \
      product is the one that the dashboard opens.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The template's name.")
  var name = TemplateShelf.standard

  func run() throws {
    let workspace = try Workspace.open(options)
    guard let text = try workspace.template(name) else {
      throw CommandFailure(
        "there is no template \(name); one of "
          + workspace.templates.names.joined(separator: ", "))
    }
    Output.document(text)
  }
}

struct ProductDuplicate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicate",
    abstract: "Create a product once more: everything but SKU, barcode, handle and stock.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: "A SKU or handle.")
  var subject: String

  @Option(help: "The copy's title; its handle is made of it.")
  var title: String?

  @Option(
    parsing: .unconditional,
    help: "What each SKU gets at its end; without it -COPY, or -COPY-2 where that is taken.")
  var suffix: String?

  @Flag(help: "Print the copy as a document for aisle product new, and change nothing.")
  var document = false

  func run() throws {
    let workspace =
      document ? try Workspace.open(options) : try Workspace.opened(options, for: change)
    let copies = try workspace.copies(
      ofVariants: [try workspace.store.findVariant(subject)], title: title, suffix: suffix)
    guard !document else { return Output.document(SetupDocument.text(ofNew: copies)) }
    try change.setUp(try workspace.plan(copies), options: options, in: workspace)
  }
}

struct ProductMatrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Add and remove values of a product's options, and with them variants.",
    discussion: """
      Each combination with an added value becomes a variant, each variant with a removed value is \
      archived and keeps its history. New ones get what the first variant has.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: "A SKU or handle; leave it out with --from.")
  var subject: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("An option and its new values: Size=XL,XXL.", valueName: "OPTION=VALUES"))
  var add: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("An option and the values to remove: Size=S.", valueName: "OPTION=VALUES"))
  var remove: [String] = []

  @Option(help: "The new variants' SKUs, with {handle} and the options' values {1}, {2}, {3}.")
  var sku: String?

  @Option(help: "The new variants' price.")
  var price: String?

  @Option(help: "Take an edited document; - reads standard input.")
  var from: String?

  @Flag(help: "Print the options as a document, and change nothing.")
  var document = false

  func validate() throws {
    guard (subject == nil) != (from == nil) else {
      throw ValidationError("name a SKU or handle, or a document with --from")
    }
    guard from != nil || document || !add.isEmpty || !remove.isEmpty else {
      throw ValidationError("what to do? for example: --add Size=XL")
    }
  }

  func run() throws {
    let workspace =
      document ? try Workspace.open(options) : try Workspace.opened(options, for: change)
    if let from { return try change.setUp(documentAt: from, options: options, in: workspace) }
    let variant = try workspace.store.findVariant(subject ?? "")
    var (setup, values) = try workspace.matrix(ofVariant: variant)
    if document {
      return Output.document(SetupDocument.text(ofMatrix: setup, values: values))
    }
    setup.options = []
    for text in add {
      let (name, values) = try Self.option(text)
      setup.options.append(ProductSetup.Option(name, values))
    }
    for text in remove {
      let (name, values) = try Self.option(text)
      setup.options.append(ProductSetup.Option(name, removed: values))
    }
    setup.variantFields[.sku] = sku ?? setup.variantFields[.sku]
    setup.variantFields[.price] = price ?? setup.variantFields[.price]
    try change.setUp(try workspace.plan([setup]), options: options, in: workspace)
  }

  /// `Size=XL,XXL`
  private static func option(_ text: String) throws -> (name: String, values: [String]) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else {
      throw ValidationError("\(text): an option and its values are written Size=XL,XXL")
    }
    let values = sides[1].split(separator: ",").map(String.init)
    return (sides[0], values.map { $0.trimmingCharacters(in: .whitespaces) })
  }
}

struct ProductArchive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Archive all products of which a query matches a variant.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: "Which products, in the query language.")
  var query: String

  func run() throws {
    let workspace = try Workspace.opened(options, for: change)
    let parsed = try EditCommand.catalogQuery(query, today: workspace.today)
    let expression = EditExpression(
      field: .status, operations: [.set(ProductStatus.archived.rawValue)])
    let subjects = try workspace.store.editSubjects(
      query: parsed, needs: EditNeeds(of: [expression]))
    let plan = try workspace.store.checking(
      EditPlanner.plan(
        rows: subjects, expressions: [expression], settings: workspace.settings.editing))
    try change.carryOut(
      plan, options: options, nothing: "Nothing to archive: no product matches, or all are"
    ) { changing in
      let outcome = try workspace.store.apply(
        plan: changing, summary: changing.summary(of: expression.description),
        actor: workspace.actor, now: workspace.clock.now())
      try workspace.evaluate()
      try report(outcome, verb: "changed", options: options, in: workspace)
    }
  }
}

extension Workspace {
  /// Opened for what the options allow: a dry run writes nothing.
  fileprivate static func opened(
    _ options: GlobalOptions, for change: ChangeOptions
  ) throws -> Workspace {
    try change.dryRun ? open(options) : openForWriting(options)
  }
}

extension ChangeOptions {
  /// Takes a document of set-ups; mistakes are told with file, line and column.
  fileprivate func setUp(
    documentAt path: String, options: GlobalOptions, in workspace: Workspace
  ) throws {
    let (plan, problems) = try workspace.planSetup(try documentText(path))
    guard problems.isEmpty else {
      for problem in problems.dropLast() { Output.error("\(path):\(problem)") }
      throw CommandFailure("\(path):\(problems[problems.count - 1])")
    }
    try setUp(plan, options: options, in: workspace)
  }

  fileprivate func setUp(
    _ plan: SetupPlan, options: GlobalOptions, in workspace: Workspace
  ) throws {
    try carryOut(plan.rows, options: options, nothing: "Nothing to set up") { changing in
      let going = SetupPlan(rows: changing, seeds: plan.seeds)
      let outcome = try workspace.store.setUp(
        going, summary: going.summary(of: changing), actor: workspace.actor,
        reason: changing.journalReason(reason), now: workspace.clock.now())
      if let conflict = outcome.conflicts.first {
        throw CommandFailure(
          "\(conflict.subject): \(conflict.because ?? "refused"); nothing was set up")
      }
      try workspace.evaluate()
      try report(outcome, verb: "set up", options: options, in: workspace)
    }
  }
}
