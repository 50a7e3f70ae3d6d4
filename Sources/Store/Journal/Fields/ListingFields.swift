internal import Commerce
internal import GRDB

extension ListingRow {
  /// The plain text form of what a channel shows; nil for what a listing does not hold.
  func text(of field: EditableField) -> String? {
    switch field {
    case .title: title
    case .description: descriptionHTML
    case .price: price?.decimal
    case .quantity: quantity.map(String.init)
    default: nil
    }
  }

  /// Takes one field from another state of the same listing.
  mutating func restore(_ field: EditableField, from other: ListingRow) {
    switch field {
    case .title: title = other.title
    case .description: descriptionHTML = other.descriptionHTML
    case .price: price = other.price
    case .quantity: quantity = other.quantity
    default: break
    }
  }

  /// Returns why the value can't be set.
  mutating func set(_ field: EditableField, to text: String?, currency: Currency) -> String? {
    do {
      switch (field, try EditableValue(text: text, field: field, currency: currency)) {
      case (.title, .text(let text)): title = text
      case (.title, .empty): title = nil
      case (.description, .text(let text)): descriptionHTML = text
      case (.description, .empty): descriptionHTML = nil
      case (.price, .money(let money)) where money.isStorable: price = money
      case (.price, .empty): price = nil
      case (.quantity, .count(let count)): quantity = count
      case (.quantity, .empty): quantity = nil
      default: return "\(field.rawValue) can't be \"\(text ?? "")\""
      }
      return nil
    } catch {
      return error.because
    }
  }
}

/// Reads and writes what channels show of a variant, for edits.
final class ListingFields {
  private let db: Database
  private let sets: ColumnSets
  private let channelByCode: SQL
  private var writers: [Int64: ListingWriter] = [:]
  private var channelIDs: [String: Int64] = [:]

  init(_ db: Database, sets: ColumnSets) throws {
    self.db = db
    self.sets = sets
    channelByCode = try SQL(db, "SELECT id FROM channel WHERE code = ?")
  }

  func channelID(_ code: String) throws -> Int64? {
    if let id = channelIDs[code] { return id }
    let id = try channelByCode.start().bind(code).first { $0.int() }
    channelIDs[code] = id
    return id
  }

  func listing(of variantID: Int64, channelID: Int64) throws -> ListingRow? {
    try writer(channelID).listing(of: variantID)
  }

  func text(of field: EditableField, in listing: ListingRow) throws -> String? {
    guard let name = field.attributeName else { return listing.text(of: field) }
    return try KeptColumns(set: listing.extraSet, values: listing.extra, sets: sets)[name]
  }

  /// Returns why the value can't be set.
  func set(
    _ field: EditableField, to text: String?, on listing: inout ListingRow, currency: Currency,
    channelID: Int64
  ) throws -> String? {
    guard let name = field.attributeName else {
      return listing.set(field, to: text, currency: currency)
    }
    var columns = try KeptColumns(set: listing.extraSet, values: listing.extra, sets: sets)
    columns.set(name, to: text)
    (listing.extraSet, listing.extra) = try columns.stored(in: sets)
    if let set = listing.extraSet { try sets.note(set, as: .variant, channel: channelID) }
    return nil
  }

  func write(
    _ listing: ListingRow, over old: ListingRow, of variantID: Int64, channelID: Int64
  ) throws {
    try writer(channelID).write(listing, over: old, of: variantID)
  }

  private func writer(_ channelID: Int64) throws -> ListingWriter {
    if let writer = writers[channelID] { return writer }
    let writer = try ListingWriter(db, channelID: channelID)
    writers[channelID] = writer
    return writer
  }
}
