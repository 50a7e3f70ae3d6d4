internal import GRDB

/// What of a table an import run may change and an undo puts back: all of its columns but those that
/// other columns are computed from, or just some.
struct RunPart: Hashable {
  /// In `run_change`; the table's name unless a table has several parts.
  var name: String
  var table: String
  var owner: Owner
  /// Columns that are computed again after an undo.
  var derived: Set<String> = []
  /// The only columns; nil for all that are not derived.
  var only: [String]?
  /// For people: `listing`, `listings`.
  var word: String
  var words: String

  /// By what the rows are known that the run itself makes, of which nothing has to be kept.
  enum Owner: Hashable {
    /// By their ids, which lie above those of before.
    case id
    /// By the id of what they belong to.
    case parent(String, of: String)
    /// By nothing: each has a line of its own.
    case none
    /// Known, and never made by a run alone: only changes are kept.
    case nobody
  }

  init(
    _ name: String, _ owner: Owner, _ words: (one: String, many: String), table: String? = nil,
    derived: Set<String> = [], only: [String]? = nil
  ) {
    self.name = name
    self.table = table ?? name
    self.owner = owner
    word = words.one
    self.words = words.many
    self.derived = derived
    self.only = only
  }

  /// What a variant carries of its stock and listings.
  private static let stockCopies = [
    "on_hand", "available", "committed", "unavailable", "incoming", "stock_as_of_at",
  ]

  /// Everything that a run may change, in the order in which it is put back.
  static let all: [RunPart] = [
    RunPart("product", .id, ("product", "products"), derived: ["version"]),
    RunPart(
      "variant", .id, ("variant", "variants"),
      derived: Set(
        stockCopies + [
          "title_key", "vendor_key", "haystack", "is_live", "live_channels", "velocity_milli",
          "cover_deci", "reorder_point", "alert_code", "alert_score", "next_change_at",
          "content_score", "finding_count", "version",
        ])),
    // Since when a stock is known can't be computed where no location says it.
    RunPart(
      "variant stock", .id, ("variant's stock", "variants' stock"), table: "variant",
      only: stockCopies),
    RunPart("product_ref", .parent("product_id", of: "product"), ("handle", "handles")),
    RunPart("product_image", .parent("product_id", of: "product"), ("image", "images")),
    RunPart("listing", .parent("variant_id", of: "variant"), ("listing", "listings")),
    RunPart("channel_sku", .none, ("channel's SKU", "channels' SKUs")),
    RunPart("location", .id, ("location", "locations"), only: []),
    RunPart("stock_level", .parent("variant_id", of: "variant"), ("stock level", "stock levels")),
    RunPart("listing_fact", .id, ("fact", "facts")),
    RunPart(
      "sales_order", .id, ("order", "orders"),
      derived: [
        "score", "queue_rank", "stuck", "deadline_kind", "deadline_at", "next_change_at", "owner",
        "snoozed_until_at", "note_count", "last_note", "version",
      ]),
    RunPart("order_line", .parent("order_id", of: "sales_order"), ("order line", "order lines")),
    RunPart(
      "order_event", .id, ("entry in an order's time line", "entries in orders' time lines"),
      only: []),
    RunPart("order_action", .id, ("staged action", "staged actions")),
    RunPart("calendar_entry", .id, ("calendar entry", "calendar entries"), derived: ["version"]),
    RunPart("supplier", .id, ("supplier", "suppliers")),
    RunPart("purchase_order_line", .id, ("purchase order line", "purchase order lines")),
    RunPart("inquiry", .none, ("inquiry", "inquiries")),
    RunPart("figure", .none, ("figure", "figures")),
    RunPart("ticket", .id, ("ticket", "tickets")),
    RunPart("pending_edit", .none, ("edit that waits", "edits that wait")),
    RunPart("quarantine_row", .id, ("refused row", "refused rows")),
    RunPart("channel", .nobody, ("channel", "channels"), only: ["stated_fields"]),
  ]

  static func named(_ name: String) -> RunPart? { all.first { $0.name == name } }
}

/// A part with the columns that the store's schema gives it.
struct RunTable {
  let part: RunPart
  /// In the order of the table.
  let key: [String]
  /// What a line keeps; the whole key first.
  let kept: [String]

  init(_ part: RunPart, in db: Database) throws {
    self.part = part
    let columns = try SQL.cached(db, "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid")
      .start().bind(part.table).all { (name: $0.text(), key: $0.count()) }
    let key = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name)
    self.key = key
    let values = columns.map(\.name).filter { name in
      !key.contains(name) && (part.only?.contains(name) ?? !part.derived.contains(name))
    }
    kept = key + values
  }

  /// What a line keeps beside the key: whatever changes these columns is noted.
  var values: ArraySlice<String> { kept.dropFirst(key.count) }

  /// The key as `run_change` has it, of `OLD` or `NEW`.
  func key(of row: String) -> String {
    key.count == 1 && key.first == "id"
      ? "\(row).id" : "json_array(\(key.map { "\(row).\($0)" }.joined(separator: ", ")))"
  }
}
