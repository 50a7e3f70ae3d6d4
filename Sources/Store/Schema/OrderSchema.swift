/// Orders, their lines, alerts and triage.
enum OrderSchema {
  static let version1 = """
    CREATE TABLE sales_order (
      id INTEGER PRIMARY KEY,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      name TEXT NOT NULL CHECK (name <> ''),
      name_key TEXT NOT NULL,
      -- The name with its numbers padded, so that #999 sorts before #1000.
      name_sort TEXT NOT NULL,
      external_id TEXT,
      state TEXT NOT NULL CHECK (state = 'open' OR state = 'closed' OR state = 'cancelled'),
      payment TEXT NOT NULL,
      fulfilment TEXT NOT NULL,
      delivery TEXT NOT NULL,
      placed_at INTEGER,
      updated_at INTEGER,
      paid_at INTEGER,
      fulfilled_at INTEGER,
      cancelled_at INTEGER,
      partial_since_at INTEGER,
      capture_before_at INTEGER,
      ship_by_at INTEGER,
      promised_at INTEGER,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      currency_scale INTEGER NOT NULL
        CHECK (currency_scale = 1 OR currency_scale = 10 OR currency_scale = 100
          OR currency_scale = 1000 OR currency_scale = 10000),
      total_minor INTEGER CHECK (abs(total_minor) < 900000000000000),
      subtotal_minor INTEGER,
      shipping_minor INTEGER,
      tax_minor INTEGER,
      discount_minor INTEGER,
      outstanding_minor INTEGER,
      refunded_minor INTEGER,
      total_sort INTEGER GENERATED ALWAYS AS (total_minor * currency_scale) VIRTUAL,
      payment_method TEXT,
      holds TEXT NOT NULL DEFAULT '[]',
      shipping_service TEXT,
      risk_level TEXT,
      discount_code TEXT,
      tags TEXT NOT NULL DEFAULT '[]',
      note TEXT,
      -- Whether the platform's file had address columns at all.
      has_address INTEGER NOT NULL DEFAULT 0 CHECK (has_address IN (0, 1)),
      ship_name TEXT,
      ship_city TEXT,
      ship_postcode TEXT,
      ship_country TEXT,
      ship_has_street INTEGER CHECK (ship_has_street IN (0, 1)),
      requires_shipping INTEGER CHECK (requires_shipping IN (0, 1)),
      is_platform_fulfilled INTEGER NOT NULL DEFAULT 0 CHECK (is_platform_fulfilled IN (0, 1)),
      sales_channel TEXT,
      masked_email TEXT,
      email_hash TEXT,
      extra_set INTEGER,
      extra TEXT,
      unit_count INTEGER NOT NULL DEFAULT 0,
      haystack TEXT NOT NULL,
      score INTEGER NOT NULL DEFAULT 0 CHECK (score BETWEEN 0 AND 100),
      -- Ascending is the queue's order: see QueueRank.
      queue_rank INTEGER NOT NULL,
      stuck TEXT NOT NULL DEFAULT '',
      deadline_kind TEXT,
      deadline_at INTEGER CHECK ((deadline_at IS NULL) = (deadline_kind IS NULL)),
      next_change_at INTEGER,
      owner TEXT,
      snoozed_until_at INTEGER,
      note_count INTEGER NOT NULL DEFAULT 0,
      last_note TEXT,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE UNIQUE INDEX sales_order_name ON sales_order (channel_id, name_key);
    CREATE INDEX sales_order_due ON sales_order (next_change_at) WHERE next_change_at IS NOT NULL;

    CREATE TABLE order_line (
      order_id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      sku TEXT,
      sku_key TEXT,
      title TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      currency TEXT CHECK (length(currency) = 3),
      price_minor INTEGER CHECK (price_minor IS NULL OR currency IS NOT NULL),
      discount_minor INTEGER CHECK (discount_minor IS NULL OR currency IS NOT NULL),
      fulfilment TEXT NOT NULL,
      -- Copies that make demand a single range of one index: units, 0 for cancelled orders.
      placed_at INTEGER,
      demand INTEGER NOT NULL,
      PRIMARY KEY (order_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX order_line_demand ON order_line (sku_key, placed_at, demand)
      WHERE sku_key IS NOT NULL;

    CREATE TABLE alert (
      id INTEGER PRIMARY KEY,
      pane TEXT NOT NULL
        CHECK (pane = 'catalog' OR pane = 'inventory' OR pane = 'promotions' OR pane = 'orders'),
      code TEXT NOT NULL,
      subject_kind TEXT NOT NULL
        CHECK (subject_kind = 'variant' OR subject_kind = 'order' OR subject_kind = 'source'),
      subject_id INTEGER NOT NULL,
      -- Copies of the subject's that the alert list is sorted by.
      subject_sort TEXT NOT NULL,
      available INTEGER,
      dedupe_key TEXT NOT NULL UNIQUE,
      since_at INTEGER,
      deadline_kind TEXT,
      deadline_at INTEGER CHECK ((deadline_at IS NULL) = (deadline_kind IS NULL)),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      queue_rank INTEGER NOT NULL,
      parts TEXT NOT NULL,
      inputs TEXT NOT NULL,
      because TEXT NOT NULL,
      clears_when TEXT NOT NULL,
      owner TEXT
    ) STRICT;
    CREATE INDEX alert_queue ON alert (pane, queue_rank);
    CREATE INDEX alert_since ON alert (pane, since_at);
    CREATE INDEX alert_subject_sort ON alert (pane, subject_sort);
    CREATE INDEX alert_available ON alert (pane, available);
    CREATE INDEX alert_subject ON alert (subject_kind, subject_id);
    CREATE INDEX alert_code ON alert (code, subject_id);

    -- What people did about alerts. Append-only.
    CREATE TABLE triage_event (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL
        CHECK (subject_kind = 'variant' OR subject_kind = 'order' OR subject_kind = 'promotion'
          OR subject_kind = 'source'),
      subject_id INTEGER NOT NULL,
      verb TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      until_at INTEGER,
      text TEXT
    ) STRICT;
    CREATE INDEX triage_event_subject ON triage_event (subject_kind, subject_id, id);
    CREATE TRIGGER triage_event_is_final BEFORE UPDATE ON triage_event
      BEGIN SELECT RAISE(ABORT, 'triage events are never changed'); END;
    CREATE TRIGGER triage_event_stays BEFORE DELETE ON triage_event
      BEGIN SELECT RAISE(ABORT, 'triage events are never deleted'); END;
    """

  /// Opens the lists of what an alert or a triage event can be about.
  static let version2 = """
    CREATE TABLE new_alert (
      id INTEGER PRIMARY KEY,
      pane TEXT NOT NULL
        CHECK (pane = 'catalog' OR pane = 'inventory' OR pane = 'promotions' OR pane = 'orders'),
      code TEXT NOT NULL,
      subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
      subject_id INTEGER NOT NULL,
      subject_sort TEXT NOT NULL,
      available INTEGER,
      dedupe_key TEXT NOT NULL UNIQUE,
      since_at INTEGER,
      deadline_kind TEXT,
      deadline_at INTEGER CHECK ((deadline_at IS NULL) = (deadline_kind IS NULL)),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      queue_rank INTEGER NOT NULL,
      parts TEXT NOT NULL,
      inputs TEXT NOT NULL,
      because TEXT NOT NULL,
      clears_when TEXT NOT NULL,
      owner TEXT
    ) STRICT;
    INSERT INTO new_alert SELECT * FROM alert;
    DROP TABLE alert;
    ALTER TABLE new_alert RENAME TO alert;
    CREATE INDEX alert_queue ON alert (pane, queue_rank);
    CREATE INDEX alert_since ON alert (pane, since_at);
    CREATE INDEX alert_subject_sort ON alert (pane, subject_sort);
    CREATE INDEX alert_available ON alert (pane, available);
    CREATE INDEX alert_subject ON alert (subject_kind, subject_id);
    CREATE INDEX alert_code ON alert (code, subject_id);

    CREATE TABLE new_triage_event (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),
      subject_id INTEGER NOT NULL,
      verb TEXT NOT NULL CHECK (verb <> ''),
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      until_at INTEGER,
      text TEXT
    ) STRICT;
    INSERT INTO new_triage_event SELECT * FROM triage_event;
    DROP TRIGGER triage_event_stays;
    DROP TABLE triage_event;
    ALTER TABLE new_triage_event RENAME TO triage_event;
    CREATE INDEX triage_event_subject ON triage_event (subject_kind, subject_id, id);
    CREATE TRIGGER triage_event_is_final BEFORE UPDATE ON triage_event
      BEGIN SELECT RAISE(ABORT, 'triage events are never changed'); END;
    CREATE TRIGGER triage_event_stays BEFORE DELETE ON triage_event
      BEGIN SELECT RAISE(ABORT, 'triage events are never deleted'); END;
    """

  static let sortIndexes = [
    StoreIndex(
      name: "sales_order_queue",
      sql: "CREATE INDEX sales_order_queue ON sales_order (queue_rank)"),
    StoreIndex(
      name: "sales_order_placed",
      sql: "CREATE INDEX sales_order_placed ON sales_order (placed_at)"),
    StoreIndex(
      name: "sales_order_deadline",
      sql: "CREATE INDEX sales_order_deadline ON sales_order (deadline_at)"),
    StoreIndex(
      name: "sales_order_total",
      sql: "CREATE INDEX sales_order_total ON sales_order (total_sort)"),
    StoreIndex(
      name: "sales_order_name_sort",
      sql: "CREATE INDEX sales_order_name_sort ON sales_order (name_sort)"),
    StoreIndex(
      name: "sales_order_money",
      sql: "CREATE INDEX sales_order_money ON sales_order (currency, placed_at, total_minor)"),
  ]
}
