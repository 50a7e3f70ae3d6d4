/// Files that were written for platforms, what of the pending edits is in them, and the header that
/// a channel's files have, so that a file goes back with the columns that came.
enum ExportSchema {
  static let version1 = """
    CREATE TABLE export_run (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      channel TEXT NOT NULL,
      format TEXT NOT NULL,
      file TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      rows INTEGER NOT NULL CHECK (rows >= 0),
      fields INTEGER NOT NULL CHECK (fields >= 0)
    ) STRICT;
    -- The newest file that the edit is in; NULL again when the field is edited after it.
    ALTER TABLE pending_edit ADD COLUMN export_id INTEGER REFERENCES export_run (id);
    CREATE INDEX pending_edit_export ON pending_edit (export_id) WHERE export_id IS NOT NULL;
    -- The file's columns in their order, as a JSON array.
    ALTER TABLE sync_run ADD COLUMN header TEXT;
    """

  /// A store view's facts are known by the view too, so that a second one does not take the place
  /// of the first. Its code is the first of their values.
  static let version2 = """
    UPDATE listing_fact SET subject_key = subject_key || char(31) || json_extract(column_values, '$[0]')
    WHERE report = 'magento-store-view';
    """
}
