/// A product as one channel's file is to state it.
public struct ProductExport: Hashable, Sendable {
  public var id: Int64
  /// What the store holds of it for the channel. Its `variants` are empty: they stand below, with
  /// what is known beside them.
  public var product: ProductRecord
  public var variants: [VariantExport] = []
  /// Product fields that were edited and that the channel has not shown yet.
  public var edited: Set<EditableField> = []
  /// Whether an edit of the images takes some away, which no file can say.
  public var removesImages = false
  /// Set up here; the channel does not have it yet.
  public var isNew = false
  /// Names of variants that were archived and that the channel still shows: no file takes them away.
  public var archived: [String] = []
  /// Whether the channel owns the master fields. Of another channel's product only what a listing
  /// has is known: title, price, quantity.
  public var isOwner: Bool
  /// Rows of other store views as their file had them, each with its `store_view_code`.
  public var views: [ListingFactRecord] = []

  public init(id: Int64, product: ProductRecord, isOwner: Bool = true) {
    self.id = id
    self.product = product
    self.isOwner = isOwner
  }

  /// Whether anything of it waits for the channel.
  public var isEdited: Bool {
    !edited.isEmpty || !archived.isEmpty || variants.contains { !$0.edited.isEmpty }
  }
}

/// A variant as one channel's file is to state it.
public struct VariantExport: Hashable, Sendable {
  public var id: Int64
  public var variant: VariantRecord
  public var currency: Currency
  public var edited: Set<EditableField> = []
  /// The channel does not have it: set up here, or brought back.
  public var isNew = false
  /// Where those edits are meant: the channel itself, where another one owns the product.
  public var scope = EditScope.master
  /// The SKU that the channel knows it by: another than the variant's while an edit of the SKU is
  /// on its way.
  public var knownSKU: String?
  /// How the channel lists it; nil when it does not.
  public var listing: ListingRecord?
  /// Units over all locations.
  public var stock = StockLevel()
  /// Levels by location, where they were asked for.
  public var levels: [StockRecord] = []

  public init(id: Int64, variant: VariantRecord, currency: Currency) {
    self.id = id
    self.variant = variant
    self.currency = currency
    knownSKU = variant.sku
  }
}

extension Set<EditableField> {
  /// Named fields in their usual order, then attributes by name: the order of a file's columns.
  public var inOrder: [EditableField] {
    EditableField.allCases.filter(contains)
      + filter { $0.attributeName != nil }.sorted { $0.rawValue < $1.rawValue }
  }
}

/// Which products are written.
public enum ExportSelection: Hashable, Sendable {
  case all
  /// Variants that a catalog query matches; product files take their products whole.
  case matching(Query)
  /// Only what was edited and waits for its channel.
  case pending
}

/// One field of one row that went into a file.
public struct ExportedEdit: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  public var field: EditableField
  public var scope: EditScope

  public init(
    entity: EditEntity, entityID: Int64, field: EditableField, scope: EditScope = .master
  ) {
    self.entity = entity
    self.entityID = entityID
    self.field = field
    self.scope = scope
  }
}

/// What a format could not say about a row, and why: that row or field is not in the file.
public struct ExportIssue: Hashable, Sendable {
  /// SKU, or handle with options.
  public var subject: String
  /// The field or column; nil when the row as a whole is meant.
  public var field: String?
  public var reason: String

  public init(subject: String, field: String? = nil, reason: String) {
    self.subject = subject
    self.field = field
    self.reason = reason
  }
}

/// A file that was written.
public struct ExportRun: Hashable, Sendable {
  public var at: Instant
  public var actor: String
  /// The channel's code.
  public var channel: String
  /// The format's id.
  public var format: String
  /// An absolute path; `-` for standard output.
  public var file: String
  /// SHA-256 of the file's bytes in hexadecimal.
  public var contentHash: String
  /// Data rows, header not counted.
  public var rows: Int

  public init(
    at: Instant, actor: String, channel: String, format: String, file: String,
    contentHash: String, rows: Int
  ) {
    self.at = at
    self.actor = actor
    self.channel = channel
    self.format = format
    self.file = file
    self.contentHash = contentHash
    self.rows = rows
  }
}
