/// An index that a first import drops and makes again, because sorting a million keys once is several
/// times faster than inserting them one by one.
struct StoreIndex {
  let name: String
  let sql: String
  /// Whether a products file says anything about the column. Where it does not, all rows of a first
  /// import are blank in it, and the index just grows at its end.
  var isInProductsFiles = true
}
