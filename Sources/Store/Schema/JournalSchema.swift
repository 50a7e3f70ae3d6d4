/// Who changed what, when and why; and which edits the platforms have not shown yet.
enum JournalSchema {
  static let version1 = """
    CREATE TABLE change_set (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      source TEXT NOT NULL
        CHECK (source = 'edit' OR source = 'import' OR source = 'undo' OR source = 'redo'),
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

  /// Opens the lists of sources and entities, gives each change a scope (a channel's code or a
  /// locale; '' is the field that the owner channel shows) and each set a reason: why a guard was
  /// overridden.
  static let version2 = """
    CREATE TABLE new_change_set (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source <> ''),
      summary TEXT NOT NULL,
      rows INTEGER NOT NULL CHECK (rows >= 0),
      undoes INTEGER REFERENCES change_set (id),
      reason TEXT
    ) STRICT;
    INSERT INTO new_change_set (id, at, actor, source, summary, rows, undoes)
      SELECT id, at, actor, source, summary, rows, undoes FROM change_set;
    DROP TRIGGER change_set_stays;
    DROP TABLE change_set;
    ALTER TABLE new_change_set RENAME TO change_set;
    CREATE INDEX change_set_undoes ON change_set (undoes) WHERE undoes IS NOT NULL;

    CREATE TABLE new_change (
      id INTEGER PRIMARY KEY,
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      entity TEXT NOT NULL CHECK (entity <> ''),
      entity_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      scope TEXT NOT NULL DEFAULT '',
      old TEXT,
      new TEXT,
      currency TEXT
    ) STRICT;
    INSERT INTO new_change (id, set_id, entity, entity_id, field, old, new, currency)
      SELECT id, set_id, entity, entity_id, field, old, new, currency FROM change;
    DROP TRIGGER change_stays;
    DROP TABLE change;
    ALTER TABLE new_change RENAME TO change;
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

    CREATE TABLE new_pending_edit (
      entity TEXT NOT NULL CHECK (entity <> ''),
      entity_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      scope TEXT NOT NULL DEFAULT '',
      base TEXT,
      mine TEXT,
      theirs TEXT,
      has_conflict INTEGER NOT NULL DEFAULT 0 CHECK (has_conflict IN (0, 1)),
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      PRIMARY KEY (entity, entity_id, field, scope)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_pending_edit
      (entity, entity_id, field, base, mine, theirs, has_conflict, set_id)
      SELECT entity, entity_id, field, base, mine, theirs, has_conflict, set_id FROM pending_edit;
    DROP TABLE pending_edit;
    ALTER TABLE new_pending_edit RENAME TO pending_edit;
    """
}
