public import Commerce
internal import GRDB

extension Store {
  /// Keeps what one running program of an actor holds unapplied, in place of what was kept of it
  /// before. No pane shows drafts, so the store's generation stays.
  public func saveDrafts(
    _ drafts: [EditDraft], actor: String, session: String, now: Instant
  ) throws(StoreError) {
    try maintain { db in
      try SQL.cached(db, "DELETE FROM draft WHERE actor = ? AND session = ?").start()
        .bind(actor).bind(session).run()
      let insert = try SQL.cached(
        db,
        """
        INSERT INTO draft (actor, session, place, title, variants, entries, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
      for draft in drafts {
        let entries = draft.entries.flatMap { entry in
          [entry.target?.scope.rawValue ?? "", entry.target?.field.rawValue ?? "", entry.text]
        }
        try insert.start().bind(actor).bind(session).bind(draft.place.rawValue).bind(draft.title)
          .bind(TextList.encode(draft.variants.map(String.init)))
          .bind(TextList.encode(entries)).bind(Optional(now)).run()
      }
      return ((), false)
    }
  }

  /// Everything that an actor has typed and not applied, the newest first, of all programs.
  public func drafts(actor: String) throws(StoreError) -> [EditDraft] {
    try read { db, _ in
      try SQL.cached(
        db,
        """
        SELECT session, place, title, variants, entries FROM draft WHERE actor = ?
        ORDER BY at DESC, place
        """
      ).start().bind(actor).all { row -> EditDraft? in
        let session = row.text()
        guard let place = EditDraft.Place(rawValue: row.text()) else { return nil }
        let title = row.text()
        let variants = TextList.decode(row.text()).compactMap { Int64($0) }
        let texts = TextList.decode(row.text())
        let entries = stride(from: 0, to: texts.count - texts.count % 3, by: 3).map { index in
          let field = EditableField(rawValue: texts[index + 1])
          return EditDraft.Entry(
            field.map { EditTarget($0, in: EditScope(rawValue: texts[index])) }, texts[index + 2])
        }
        return EditDraft(
          place, title: title, variants: variants, entries: entries, session: session)
      }.compactMap(\.self)
    }
  }

  /// Forgets one draft.
  public func discard(_ draft: EditDraft, actor: String) throws(StoreError) {
    try maintain { db in
      try SQL.cached(db, "DELETE FROM draft WHERE actor = ? AND session = ? AND place = ?").start()
        .bind(actor).bind(draft.session).bind(draft.place.rawValue).run()
      return ((), false)
    }
  }

  /// All variants of the products with these ids or handles, product by product.
  public func variants(
    ofProducts ids: [Int64], handles: [String] = []
  ) throws(StoreError) -> [Int64] {
    try read { db, _ in
      let byHandle = try SQL.cached(db, "SELECT id FROM product WHERE handle = ? ORDER BY id")
      var products = ids
      // A handle is looked up by its channel's key, which has an index.
      let byReference = try SQL.cached(
        db, "SELECT product_id FROM product_ref WHERE channel_id = ? AND handle_key = ?")
      let channels = try SQL.cached(db, "SELECT id FROM channel ORDER BY id").start()
        .all { $0.int() }
      for handle in handles {
        let found = try channels.compactMap { channel in
          try byReference.start().bind(channel).bind(Keys.handle(handle)).first { $0.int() }
        }
        products += found.isEmpty ? try byHandle.start().bind(handle).all { $0.int() } : found
      }
      let variants = try SQL.cached(
        db, "SELECT id FROM variant WHERE product_id = ? ORDER BY position, id")
      var seen: Set<Int64> = []
      return try products.filter { seen.insert($0).inserted }.flatMap { id in
        try variants.start().bind(id).all { $0.int() }
      }
    }
  }
}
