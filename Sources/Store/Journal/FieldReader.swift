internal import Commerce
internal import GRDB

/// Reads single fields in the plain text form of plans and journal.
final class FieldReader {
  /// It knows where every field is kept; nothing is written through it here.
  private let fields: FieldWriter

  init(_ db: Database) throws {
    fields = try FieldWriter(db, now: Instant(milliseconds: 0))
  }

  /// Nil for an empty field and for a row that is gone.
  func value(of target: EditTarget, _ entity: EditEntity, _ id: Int64) throws -> String? {
    switch entity {
    case .variant: try fields.value(of: target, ofVariant: id)
    case .product: try fields.value(of: target, ofProduct: id)
    case .order: nil
    }
  }
}
