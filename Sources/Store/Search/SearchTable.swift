/// A trigram index: what it is called, which rows wait for it, and which row a number in it means.
struct SearchTable {
  var index: String
  var queue: String
  /// The row's id in terms of the index's `rowid`.
  var id = "rowid"

  static let variants = SearchTable(
    index: "variant_search", queue: "variant_search_queue", id: "rowid & \(SearchPlaces.idMask)")
  static let orders = SearchTable(index: "order_search", queue: "order_search_queue")
}

/// What is looked for in a trigram index, in its own language.
struct SearchMatch {
  var table: SearchTable
  var text: String
}
