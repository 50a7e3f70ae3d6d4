/// Promotions and calendar events: one table, because the pane and the calendar show them together.
/// The schedule is kept as its author wrote it and as the instants that follow from it.
enum CalendarSchema {
  static let version1 = """
    CREATE TABLE calendar_entry (
      id INTEGER PRIMARY KEY,
      entry TEXT NOT NULL CHECK (entry IN ('promotion', 'event')),
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      key TEXT NOT NULL,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT CHECK ((state IS NULL) = (entry = 'event')),
      channels TEXT NOT NULL DEFAULT '[]',
      code TEXT,
      value TEXT,
      targets TEXT,
      target_count INTEGER,
      start_local TEXT NOT NULL CHECK (length(start_local) = 19),
      end_local TEXT CHECK (length(end_local) = 19),
      zone TEXT NOT NULL,
      start_at INTEGER NOT NULL,
      end_at INTEGER CHECK (end_at > start_at),
      version INTEGER NOT NULL DEFAULT 1,
      CHECK ((end_local IS NULL) = (end_at IS NULL)),
      UNIQUE (entry, channel_id, key)
    ) STRICT;
    CREATE INDEX calendar_entry_start ON calendar_entry (start_at);
    CREATE INDEX calendar_entry_end ON calendar_entry (end_at);
    CREATE INDEX calendar_entry_name ON calendar_entry (name_key);
    """
}
