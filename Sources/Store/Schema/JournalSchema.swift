/// Who changed what, when and why; and which edits the platforms have not shown yet.
enum JournalSchema {
  static let version1 = """
    CREATE TABLE change_set (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('edit', 'import', 'undo', 'redo')),
      summary TEXT NOT NULL,
      rows INTEGER NOT NULL CHECK (rows >= 0),
      undoes INTEGER REFERENCES change_set (id)
    ) STRICT;
    CREATE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;

    CREATE TABLE change (
      id INTEGER PRIMARY KEY,
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      entity TEXT NOT NULL CHECK (entity IN ('product', 'variant')),
      entity_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      old TEXT,
      new TEXT,
      currency TEXT
    ) STRICT;
    CREATE INDEX change_of_set ON change (set_id);
    CREATE INDEX change_of_entity ON change (entity, entity_id);

    CREATE TRIGGER change_set_is_final BEFORE UPDATE ON change_set
      BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
    CREATE TRIGGER change_set_stays BEFORE DELETE ON change_set
      BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;
    CREATE TRIGGER change_is_final BEFORE UPDATE ON change
      BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
    CREATE TRIGGER change_stays BEFORE DELETE ON change
      BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;

    -- `base` is what the platform showed when the edit was made, `mine` what the store holds now,
    -- `theirs` a third value that the platform has shown since: a conflict for a person to settle.
    CREATE TABLE pending_edit (
      entity TEXT NOT NULL CHECK (entity IN ('product', 'variant')),
      entity_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      base TEXT,
      mine TEXT,
      theirs TEXT,
      has_conflict INTEGER NOT NULL DEFAULT 0 CHECK (has_conflict IN (0, 1)),
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      PRIMARY KEY (entity, entity_id, field)
    ) STRICT, WITHOUT ROWID;
    """
}
