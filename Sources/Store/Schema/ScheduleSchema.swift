/// Edits with a start and perhaps an end. The schedule is kept as its author wrote it and as the
/// instants that follow from it; what is due is never stored.
enum ScheduleSchema {
  static let version1 = """
    CREATE TABLE scheduled_change (
      id INTEGER PRIMARY KEY,
      created_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      summary TEXT NOT NULL,
      reason TEXT,
      start_local TEXT NOT NULL CHECK (length(start_local) = 19),
      end_local TEXT CHECK (length(end_local) = 19),
      zone TEXT NOT NULL,
      start_at INTEGER NOT NULL,
      end_at INTEGER CHECK (end_at > start_at),
      progress TEXT NOT NULL DEFAULT 'planned'
        CHECK (progress = 'planned' OR progress = 'applied' OR progress = 'ended'
          OR progress = 'missed' OR progress = 'cancelled'),
      -- The order in which changes went in: of two on one field the later is on top.
      started_seq INTEGER CHECK ((started_seq IS NULL) = (progress IN ('planned', 'missed'))
        OR progress = 'cancelled'),
      start_set_id INTEGER REFERENCES change_set (id),
      end_set_id INTEGER REFERENCES change_set (id),
      left_count INTEGER NOT NULL DEFAULT 0,
      CHECK ((end_local IS NULL) = (end_at IS NULL))
    ) STRICT;
    CREATE INDEX scheduled_change_open ON scheduled_change (start_at)
      WHERE progress IN ('planned', 'applied');

    -- `old` is what the field held when the change was planned, `restore` what it held when the
    -- change went in: what comes back at the end.
    CREATE TABLE scheduled_field (
      schedule_id INTEGER NOT NULL REFERENCES scheduled_change (id),
      seq INTEGER NOT NULL,
      entity TEXT NOT NULL CHECK (entity <> ''),
      entity_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      scope TEXT NOT NULL DEFAULT '',
      old TEXT,
      new TEXT,
      currency TEXT,
      restore TEXT,
      is_applied INTEGER NOT NULL DEFAULT 0 CHECK (is_applied IN (0, 1)),
      PRIMARY KEY (schedule_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scheduled_field_of_entity ON scheduled_field (entity, entity_id, field);

    CREATE INDEX pending_edit_conflict ON pending_edit (entity, entity_id)
      WHERE has_conflict = 1;
    """
}
