public import Commerce
import Spelling

/// A kind of file that can be written for a platform, or for people.
public struct OutFormat: Hashable, Sendable {
  /// What `--as` takes: `shopify-products`.
  public let id: String
  /// What people call it: `Shopify products`.
  public let name: String
  public let platform: Platform
  public let text: OutText
  /// What a row is identified by.
  public let needs: [String]
  /// What is written, for the table of formats.
  public let writes: String
  /// What the format can't say or what is left out on purpose.
  public let leavesOut: String
  /// The id of the format in which the same columns are read.
  public let readAs: String
  /// Whether a product goes in whole, when only some of its variants were asked for.
  public let takesWholeProducts: Bool
  /// Whether it is a workbook and not text: written into a file only.
  public var isWorkbook = false
  /// Whether stock by location is needed.
  public var takesLevels = false
  /// Whether rows of other store views are needed.
  public var takesStoreViews = false
  /// Whether the platform makes a product of a row that it does not know.
  public var makesProducts = false

  init(
    _ id: String, _ name: String, _ platform: Platform, text: OutText, readAs: String? = nil,
    takesWholeProducts: Bool = false, needs: [String], writes: String, leavesOut: String
  ) {
    self.readAs = readAs ?? id
    self.takesWholeProducts = takesWholeProducts
    self.id = id
    self.name = name
    self.platform = platform
    self.text = text
    self.needs = needs
    self.writes = writes
    self.leavesOut = leavesOut
  }

  /// Every format that can be written, by platform.
  public static let all: [OutFormat] = OutDefinition.all.map(\.format)

  /// The format of this id; letter case does not matter. Throws the nearest one's name.
  public init(id: String) throws(WritingError) {
    let wanted = id.lowercased()
    if let known = Self.all.first(where: { $0.id == wanted }) {
      self = known
      return
    }
    let nearest = Spelling.nearest(
      to: wanted, among: Self.all.map(\.id), within: max(3, wanted.count / 2))
    throw .unknownFormat(id: id, nearest: nearest)
  }

  /// Where the format puts a field, or why it can't.
  public func rule(for field: EditableField) -> FieldRule {
    OutDefinition.of(self)?.rule(field) ?? .refused("the format has no fields")
  }
}

/// Where a format puts a field that a person may edit.
public enum FieldRule: Hashable, Sendable {
  case column(String)
  /// Not in this format: why, and what to do instead.
  case refused(String)
}

extension FieldRule {
  var isColumn: Bool { if case .column = self { true } else { false } }
}

/// What is known before the first row is written.
public struct OutPlan: Hashable, Sendable {
  /// The header of the channel's last import of this kind, in file order; empty when unknown.
  public var lastHeader: [String] = []
  /// Names of columns that are kept for the channel though nothing here reads them.
  public var keptColumns: [String] = []
  /// Fields that wait for the channel, when only those are to be written; nil writes everything.
  public var pending: Set<EditableField>?
  /// Whether something waits that the channel does not have at all, and needs more columns.
  public var hasNew = false
  /// The columns that a person asked for, if any.
  public var chosen: [String]?

  public init() {}
}

/// What came of a file.
public struct OutSummary: Hashable, Sendable {
  /// Data rows, header not counted.
  public var rows = 0
  /// SHA-256 of the bytes, in hexadecimal.
  public var contentHash = ""
  /// Rows and fields that are not in the file, with the reason; at most `OutFile.issueLimit`.
  public var issues: [ExportIssue] = []
  public var issueCount = 0
  /// Edits that are in the file.
  public var written: [ExportedEdit] = []

  public init() {}
}

/// A format and who makes its rows.
struct OutDefinition: Sendable {
  let format: OutFormat
  let rule: @Sendable (EditableField) -> FieldRule
  let makeRows: @Sendable (OutPlan) throws(WritingError) -> any RowMaker

  static let all: [OutDefinition] =
    ShopifyOut.all + AmazonOut.all + MagentoOut.all + PlainOut.all

  static func of(_ format: OutFormat) -> OutDefinition? { all.first { $0.format.id == format.id } }
}

/// Turns products into the rows of one format.
///
/// A class, because it remembers across products what it has worked out about their columns.
protocol RowMaker: AnyObject {
  /// The header, known before the first row.
  var header: [String] { get }
  /// Writes the rows of one product; what can't be written goes to `report`.
  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws
}

/// What a row maker tells about the rows that it made.
final class OutReport {
  var summary = OutSummary()

  func refuse(_ subject: String, field: String? = nil, _ reason: String) {
    summary.issueCount += 1
    guard summary.issues.count < OutFile.issueLimit else { return }
    summary.issues.append(ExportIssue(subject: subject, field: field, reason: reason))
  }

  /// Tells of each field that the format has no column for.
  func refuse(
    _ subject: String, fields: Set<EditableField>, _ rule: (EditableField) -> FieldRule
  ) {
    for field in fields.inOrder {
      if case .refused(let reason) = rule(field) {
        refuse(subject, field: field.rawValue, reason)
      }
    }
  }

  func wrote(
    _ fields: Set<EditableField>, of entity: EditEntity, _ id: Int64, scope: EditScope = .master
  ) {
    for field in fields.inOrder {
      summary.written.append(
        ExportedEdit(entity: entity, entityID: id, field: field, scope: scope))
    }
  }
}
