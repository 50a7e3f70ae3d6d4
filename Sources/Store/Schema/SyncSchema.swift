/// Import runs and what they refused; work that is left for evaluation and search.
enum SyncSchema {
  static let version1 = """
    CREATE TABLE source (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      channel TEXT NOT NULL,
      last_success_at INTEGER,
      last_file TEXT,
      last_format TEXT,
      error TEXT,
      consecutive_failures INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL REFERENCES source (id),
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      file TEXT NOT NULL,
      format TEXT NOT NULL,
      subject TEXT NOT NULL,
      content_hash TEXT NOT NULL,
      file_at INTEGER,
      at INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      quarantined INTEGER NOT NULL,
      change_set_id INTEGER REFERENCES change_set (id)
    ) STRICT;
    CREATE INDEX sync_run_source ON sync_run (source, subject, format, file_at);
    CREATE INDEX sync_run_channel ON sync_run (channel_id, id);

    CREATE TABLE quarantine_row (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES sync_run (id),
      source TEXT NOT NULL,
      format TEXT NOT NULL,
      file TEXT NOT NULL,
      line INTEGER NOT NULL,
      column_number INTEGER,
      column_name TEXT,
      value TEXT NOT NULL,
      reason TEXT NOT NULL,
      raw TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX quarantine_row_file ON quarantine_row (source, format, file);

    CREATE TABLE dirty_variant (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE dirty_order (id INTEGER PRIMARY KEY) STRICT;
    """

  /// Refused rows can be mended, taken again, and known again in a later file.
  static let version2 = """
    -- How the file is cut into cells: its delimiter, and a quote where there is quoting.
    ALTER TABLE sync_run ADD COLUMN dialect TEXT CHECK (dialect <> '');
    -- The run whose refused rows this one took again; nil for a run over a whole file.
    ALTER TABLE sync_run ADD COLUMN retakes INTEGER REFERENCES sync_run (id);
    ALTER TABLE quarantine_row ADD COLUMN subject_key TEXT CHECK (subject_key <> '');
    ALTER TABLE quarantine_row ADD COLUMN mended TEXT;
    ALTER TABLE quarantine_row ADD COLUMN mended_by TEXT
      CHECK ((mended_by IS NULL) = (mended IS NULL));
    CREATE INDEX quarantine_row_key ON quarantine_row (source, format, subject_key);
    """

  /// What was noticed about a file, so that whoever did not see it go in can read it later.
  static let version3 = """
    -- Texts: how the file was read where that is no certainty, and rows that were taken with a doubt.
    ALTER TABLE sync_run ADD COLUMN remarks TEXT CHECK (remarks <> '');
    -- Those of the newest run of each source and format, so that nobody looks through all runs.
    CREATE TABLE source_remark (
      source TEXT NOT NULL REFERENCES source (id),
      format TEXT NOT NULL,
      file TEXT NOT NULL,
      remarks TEXT NOT NULL CHECK (remarks <> ''),
      PRIMARY KEY (source, format)
    ) STRICT, WITHOUT ROWID;
    """
}
