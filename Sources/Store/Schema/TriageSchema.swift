/// What people did about alerts, and what it adds up to.
enum TriageSchema {
  /// Gives the log of version 1 what its rules need, keeps what each subject's log adds up to
  /// beside it, and remembers when something became urgent.
  static let version1 = """
    -- A snooze's condition, an assignment's owner, what fired then, and what is taken back.
    ALTER TABLE triage_event ADD COLUMN condition TEXT;
    ALTER TABLE triage_event ADD COLUMN owner TEXT;
    ALTER TABLE triage_event ADD COLUMN codes TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE triage_event ADD COLUMN score INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE triage_event ADD COLUMN group_size INTEGER;
    ALTER TABLE triage_event ADD COLUMN retracts INTEGER REFERENCES triage_event (id);
    ALTER TABLE triage_event ADD COLUMN set_id INTEGER REFERENCES change_set (id);
    CREATE INDEX triage_event_at ON triage_event (at);
    CREATE INDEX triage_event_set ON triage_event (set_id) WHERE set_id IS NOT NULL;

    -- What a subject's log adds up to: rebuilt by the evaluation, never edited by hand. A subject
    -- without a row has no log.
    CREATE TABLE triage_state (
      subject_kind TEXT NOT NULL,
      subject_id INTEGER NOT NULL,
      -- NULL when nothing fires.
      state TEXT
        CHECK (state = 'firing' OR state = 'acknowledged' OR state = 'snoozed'
          OR state = 'dismissed'),
      owner TEXT,
      holder TEXT,
      held_since_at INTEGER,
      held_until_at INTEGER,
      condition TEXT,
      reason TEXT,
      again TEXT,
      escalated_at INTEGER,
      note_count INTEGER NOT NULL DEFAULT 0,
      last_note TEXT,
      -- Of a snooze that waits for more of its group: which, and how many.
      group_code TEXT,
      group_goal INTEGER CHECK ((group_goal IS NULL) = (group_code IS NULL)),
      PRIMARY KEY (subject_kind, subject_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX triage_state_state ON triage_state (state, subject_kind) WHERE state IS NOT NULL;
    CREATE INDEX triage_state_owner ON triage_state (owner, subject_kind) WHERE owner IS NOT NULL;
    CREATE INDEX triage_state_condition ON triage_state (condition) WHERE condition IS NOT NULL;
    INSERT INTO triage_state (subject_kind, subject_id)
      SELECT DISTINCT subject_kind, subject_id FROM triage_event;
    INSERT OR IGNORE INTO dirty_order (id)
      SELECT e.subject_id FROM triage_event e JOIN sales_order o ON o.id = e.subject_id
      WHERE e.subject_kind = 'order';
    INSERT OR IGNORE INTO dirty_variant (id)
      SELECT e.subject_id FROM triage_event e JOIN variant v ON v.id = e.subject_id
      WHERE e.subject_kind = 'variant';

    ALTER TABLE alert ADD COLUMN triage TEXT NOT NULL DEFAULT 'firing'
      CHECK (triage = 'firing' OR triage = 'acknowledged' OR triage = 'snoozed'
        OR triage = 'dismissed');
    CREATE INDEX alert_held ON alert (triage) WHERE triage <> 'firing';

    -- That a subject became P1 or P2, firing: what rings, and from when an escalation is counted.
    CREATE TABLE page (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject_kind TEXT NOT NULL,
      subject_id INTEGER NOT NULL,
      priority INTEGER NOT NULL CHECK (priority IN (1, 2)),
      code TEXT NOT NULL,
      score INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX page_subject ON page (subject_kind, subject_id, id);
    CREATE INDEX page_priority ON page (priority, id);
    """
}
