public import Commerce
internal import GRDB

extension Store {
  /// Remembers that a file was written and which pending edits are in it. An edit that is younger
  /// than `journalEnd`, and one that is settled meanwhile, is not marked.
  ///
  /// Returns how many edits wait for the platform with this file.
  @discardableResult
  public func markExported(
    _ edits: [ExportedEdit], in run: ExportRun, journalEnd: Int64
  ) throws(StoreError) -> Int {
    try write { db in
      let insert = try SQL(
        db,
        """
        INSERT INTO export_run (at, actor, channel, format, file, content_hash, rows, fields)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
      ).start().bind(Optional(run.at)).bind(run.actor).bind(run.channel).bind(run.format)
        .bind(run.file).bind(run.contentHash).bind(run.rows).bind(edits.count)
      try insert.run()
      let id = insert.insertedID
      let mark = try SQL(
        db,
        """
        UPDATE pending_edit SET export_id = ?
        WHERE entity = ? AND entity_id = ? AND field = ? AND scope = '' AND set_id <= ?
        """)
      return try edits.reduce(0) { count, edit in
        try count
          + mark.start().bind(id).bind(edit.entity.rawValue).bind(edit.entityID)
          .bind(edit.field.rawValue).bind(journalEnd).run()
      }
    }
  }
}
