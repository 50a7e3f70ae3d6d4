/// What each import run made and changed, so that it can be taken back whole: see `RunTrace`.
enum RunSchema {
  static let version1 = """
    -- What runs changed of rows that were there before, change by change: read backwards, it leads
    -- to what was. Only ever written at its end and read in whole runs, so that it needs no index.
    CREATE TABLE run_change (
      id INTEGER PRIMARY KEY,
      -- As `RunPart` names it.
      part TEXT NOT NULL,
      -- The row's id, or its whole key as a JSON array.
      key ANY NOT NULL,
      -- The product, variant or order that it belongs to.
      parent INTEGER,
      -- Its columns as a JSON array; NULL for a row that the run made for something that was there.
      before TEXT
    ) STRICT;

    -- Which columns `before` has, and between which ids a run's own rows lie.
    CREATE TABLE run_part (
      run_id INTEGER NOT NULL REFERENCES sync_run (id),
      part TEXT NOT NULL,
      columns TEXT NOT NULL,
      after_id INTEGER,
      last_id INTEGER CHECK (last_id >= after_id),
      PRIMARY KEY (run_id, part),
      CHECK ((after_id IS NULL) = (last_id IS NULL))
    ) STRICT, WITHOUT ROWID;

    -- Between which ids the run's rows of `run_change` lie, behind the one and up to the other; NULL
    -- for a run that can't be taken back whole.
    ALTER TABLE sync_run ADD COLUMN changes_after INTEGER;
    ALTER TABLE sync_run ADD COLUMN changes_last INTEGER CHECK (changes_last >= changes_after);
    -- The change set that took the run back.
    ALTER TABLE sync_run ADD COLUMN undone_by INTEGER REFERENCES change_set (id);
    CREATE INDEX sync_run_set ON sync_run (change_set_id) WHERE change_set_id IS NOT NULL;
    CREATE INDEX sync_run_kept ON sync_run (id) WHERE changes_last IS NOT NULL;
    """
}
