public import Commerce
internal import GRDB

extension Store {
  /// Every variant that matches, with its product's fields, in the catalog's order: what a bulk
  /// edit is planned from. `needs` says which fields are read.
  public func editSubjects(
    query: Query, needs: EditNeeds = .master
  ) throws(StoreError) -> [EditSubject] {
    let compiled = CatalogQuery(zone: zone).compile(query)
    return try read { db, watcher in
      let reader = ListReader(
        db: db, table: .catalog, query: compiled, order: SortOrder("title"), watcher: watcher)
      let places: [ListPlace]
      if let driver = try reader.bestDriver() {
        places = try reader.candidates(driver.fragment)
      } else {
        places = try reader.walk(from: nil, forward: true, limit: Int.max)
      }
      return try EditSubjectLoader(db, needs).load(places.map(\.id))
    }
  }

  /// The named variants, in the given order; ids that are gone are left out.
  public func editSubjects(
    variants ids: [Int64], needs: EditNeeds = .master
  ) throws(StoreError) -> [EditSubject] {
    try read { db, _ in try EditSubjectLoader(db, needs).load(ids) }
  }

  /// All variants of the products that the named ones belong to, product by product in the order in
  /// which they are named first.
  public func siblings(ofVariants ids: [Int64]) throws(StoreError) -> [Int64] {
    try read { db, _ in
      let product = try SQL.cached(db, "SELECT product_id FROM variant WHERE id = ?")
      let variants = try SQL.cached(
        db, "SELECT id FROM variant WHERE product_id = ? ORDER BY position, id")
      var seen: Set<Int64> = []
      var found: [Int64] = []
      for id in ids {
        guard let productID = try product.start().bind(id).first({ $0.int() }),
          seen.insert(productID).inserted
        else { continue }
        found += try variants.start().bind(productID).all { $0.int() }
      }
      return found
    }
  }

  /// The names that edits of this store can use.
  public func fieldDirectory() throws(StoreError) -> FieldDirectory {
    try read { db, _ in
      let channels = try SQL.cached(db, "SELECT code FROM channel ORDER BY code").start()
        .all { $0.text() }
      let attributes = try SQL.cached(
        db, "SELECT DISTINCT entity, name FROM attribute ORDER BY name, entity"
      ).start().all { row -> EditableField in
        row.text() == EditEntity.product.rawValue
          ? .attribute(row.text()) : .variantAttribute(row.text())
      }
      return FieldDirectory(channels: channels, attributes: attributes)
    }
  }
}
