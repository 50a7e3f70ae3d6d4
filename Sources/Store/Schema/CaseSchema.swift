/// What people do about a case beside triage: actions for the platform, runbooks, tickets; and what
/// imports changed about an order.
enum CaseSchema {
  static let version1 = """
    -- What an import changed about an order that was known. Append-only.
    CREATE TABLE order_event (
      id INTEGER PRIMARY KEY,
      order_id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      field TEXT NOT NULL CHECK (field <> ''),
      old TEXT,
      new TEXT,
      file TEXT NOT NULL
    ) STRICT;
    CREATE INDEX order_event_order ON order_event (order_id, id);
    CREATE TRIGGER order_event_is_final BEFORE UPDATE ON order_event
      BEGIN SELECT RAISE(ABORT, 'order events are never changed'); END;

    -- What was decided about an order and its platform has to do.
    CREATE TABLE order_action (
      id INTEGER PRIMARY KEY,
      order_id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind = 'ship' OR kind = 'release' OR kind = 'cancel'),
      carrier TEXT CHECK ((carrier IS NULL) = (kind <> 'ship')),
      tracking TEXT CHECK ((tracking IS NULL) = (kind <> 'ship')),
      reason TEXT CHECK ((reason IS NULL) = (kind <> 'cancel')),
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      staged_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      exported_at INTEGER,
      exported_as TEXT CHECK ((exported_as IS NULL) = (exported_at IS NULL)),
      settled_at INTEGER,
      outcome TEXT CHECK (outcome = 'shown' OR outcome = 'overtaken' OR outcome = 'withdrawn'),
      CHECK ((outcome IS NULL) = (settled_at IS NULL))
    ) STRICT;
    -- One open action of a kind for an order.
    CREATE UNIQUE INDEX order_action_open ON order_action (order_id, kind) WHERE outcome IS NULL;
    CREATE INDEX order_action_order ON order_action (order_id, id);
    CREATE INDEX order_action_set ON order_action (set_id);

    CREATE TABLE runbook_run (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL CHECK (code <> ''),
      subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
      subject_id INTEGER NOT NULL,
      steps INTEGER NOT NULL CHECK (steps > 0),
      started_at INTEGER NOT NULL,
      started_by TEXT NOT NULL,
      finished_at INTEGER
    ) STRICT;
    -- People who work on one case share its run.
    CREATE UNIQUE INDEX runbook_run_open ON runbook_run (subject_kind, subject_id, code)
      WHERE finished_at IS NULL;
    CREATE INDEX runbook_run_subject ON runbook_run (subject_kind, subject_id, id);

    -- A step that was ticked, or whose tick was taken back. Append-only.
    CREATE TABLE runbook_tick (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES runbook_run (id),
      step INTEGER NOT NULL CHECK (step > 0),
      text TEXT NOT NULL,
      is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX runbook_tick_run ON runbook_tick (run_id, id);
    CREATE TRIGGER runbook_tick_is_final BEFORE UPDATE ON runbook_tick
      BEGIN SELECT RAISE(ABORT, 'ticks are never changed'); END;
    CREATE TRIGGER runbook_tick_stays BEFORE DELETE ON runbook_tick
      BEGIN SELECT RAISE(ABORT, 'ticks are never deleted'); END;

    CREATE TABLE ticket (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
      subject_id INTEGER NOT NULL,
      key TEXT NOT NULL CHECK (key <> ''),
      url TEXT,
      title TEXT,
      status TEXT,
      actor TEXT NOT NULL,
      linked_at INTEGER NOT NULL,
      unlinked_at INTEGER,
      unlinked_by TEXT CHECK ((unlinked_by IS NULL) = (unlinked_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX ticket_open ON ticket (subject_kind, subject_id, key)
      WHERE unlinked_at IS NULL;
    CREATE INDEX ticket_subject ON ticket (subject_kind, subject_id, id);
    """
}
