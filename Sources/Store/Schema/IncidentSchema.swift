/// Groups of alerts, incidents, silences, marketplace budgets, and what order rules need to know of
/// other rows without looking for it: lines that wait for stock, SKUs that have none.
enum IncidentSchema {
  static let version1 = """
    ALTER TABLE source ADD COLUMN failing_since_at INTEGER;

    -- Since when the delivery is in its state, as far as files told.
    ALTER TABLE sales_order ADD COLUMN delivery_since_at INTEGER;
    -- What the order counts for in `marketplace_day`: its day and its marks; NULL is nothing.
    ALTER TABLE sales_order ADD COLUMN account INTEGER;

    ALTER TABLE alert ADD COLUMN group_key TEXT;
    -- When it was first seen: alerts that do not know since when they hold are grouped by it.
    ALTER TABLE alert ADD COLUMN raised_at INTEGER;
    ALTER TABLE alert ADD COLUMN began_at INTEGER
      GENERATED ALWAYS AS (ifnull(since_at, raised_at)) VIRTUAL;
    ALTER TABLE alert ADD COLUMN incident_id INTEGER;
    ALTER TABLE alert ADD COLUMN silence_id INTEGER;
    CREATE INDEX alert_group_began ON alert (group_key, began_at) WHERE group_key IS NOT NULL;
    CREATE INDEX alert_incident ON alert (incident_id) WHERE incident_id IS NOT NULL;
    CREATE INDEX alert_silence ON alert (silence_id) WHERE silence_id IS NOT NULL;

    -- One row for each order that waits to be shipped, and for those that have left lately: what
    -- tells a duplicate.
    CREATE TABLE waiting_order (
      order_id INTEGER PRIMARY KEY REFERENCES sales_order (id) ON DELETE CASCADE,
      placed_at INTEGER NOT NULL,
      -- Leading half of the e-mail's hash.
      customer TEXT,
      -- SKU and units in turn, sorted.
      lines TEXT NOT NULL,
      has_left INTEGER NOT NULL CHECK (has_left IN (0, 1))
    ) STRICT;
    CREATE INDEX waiting_order_customer ON waiting_order (customer, placed_at)
      WHERE customer IS NOT NULL;

    -- Units that wait for stock, in the order in which they are served.
    CREATE TABLE waiting_line (
      sku_key TEXT NOT NULL,
      placed_at INTEGER NOT NULL,
      order_id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
      units INTEGER NOT NULL,
      PRIMARY KEY (sku_key, placed_at, order_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX waiting_line_order ON waiting_line (order_id);

    -- SKUs whose stock does not cover what waits for it.
    CREATE TABLE short_sku (
      sku_key TEXT PRIMARY KEY,
      -- Units by which the orders exceed the stock; NULL when there is none at all.
      shortage INTEGER CHECK (shortage > 0),
      -- Units and expected day of each purchase order line in turn, earliest first.
      inbound TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Stuck orders by what they can be grouped by: copies, so that no group reads an order.
    CREATE TABLE stuck_order (
      order_id INTEGER PRIMARY KEY REFERENCES sales_order (id) ON DELETE CASCADE,
      queue_rank INTEGER NOT NULL,
      score INTEGER NOT NULL,
      deadline_at INTEGER,
      code TEXT NOT NULL,
      carrier TEXT NOT NULL,
      location TEXT NOT NULL,
      sku TEXT NOT NULL,
      channel TEXT NOT NULL
    ) STRICT;

    -- Firing alerts by group, and the points of spread that they were scored with.
    CREATE TABLE alert_group (
      group_key TEXT PRIMARY KEY,
      size INTEGER NOT NULL CHECK (size >= 0),
      spread INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE marketplace_day (
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      -- Days since 1970-01-01 in the store's zone.
      day INTEGER NOT NULL,
      orders INTEGER NOT NULL,
      late INTEGER NOT NULL,
      cancelled INTEGER NOT NULL,
      PRIMARY KEY (channel_id, day)
    ) STRICT, WITHOUT ROWID;

    -- Late orders left that a channel's alerts were scored with: 0 for none, 1 for one.
    CREATE TABLE scored_budget (
      channel_id INTEGER PRIMARY KEY REFERENCES channel (id),
      late_left INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE incident (
      id INTEGER PRIMARY KEY,
      group_key TEXT NOT NULL,
      began_at INTEGER NOT NULL,
      opened_at INTEGER NOT NULL,
      closed_at INTEGER,
      children INTEGER NOT NULL DEFAULT 0 CHECK (children >= 0),
      peak INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX incident_open ON incident (closed_at);

    -- What happened to incidents. Append-only.
    CREATE TABLE incident_event (
      id INTEGER PRIMARY KEY,
      incident_id INTEGER NOT NULL REFERENCES incident (id),
      at INTEGER NOT NULL,
      what TEXT NOT NULL
        CHECK (what = 'opened' OR what = 'grew' OR what = 'shrank' OR what = 'closed'),
      children INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX incident_event_incident ON incident_event (incident_id, id);
    CREATE TRIGGER incident_event_is_final BEFORE UPDATE ON incident_event
      BEGIN SELECT RAISE(ABORT, 'incident events are never changed'); END;
    CREATE TRIGGER incident_event_stays BEFORE DELETE ON incident_event
      BEGIN SELECT RAISE(ABORT, 'incident events are never deleted'); END;

    CREATE TABLE silence (
      id INTEGER PRIMARY KEY,
      matcher TEXT NOT NULL CHECK (matcher <> ''),
      starts_at INTEGER NOT NULL,
      ends_at INTEGER CHECK (ends_at > starts_at),
      author TEXT NOT NULL CHECK (author <> ''),
      comment TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      ended_at INTEGER,
      ended_by TEXT,
      -- Whether its alerts carry it.
      is_applied INTEGER NOT NULL DEFAULT 0 CHECK (is_applied IN (0, 1)),
      suppressed_ever INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX silence_running ON silence (id) WHERE ended_at IS NULL;
    -- What a person once said is kept: only its end and its figures may be filled in.
    CREATE TRIGGER silence_is_final BEFORE UPDATE OF matcher, starts_at, ends_at, author, comment,
      made_at ON silence
      BEGIN SELECT RAISE(ABORT, 'silences are never changed; end it and make another'); END;
    CREATE TRIGGER silence_ends_once BEFORE UPDATE OF ended_at ON silence
      WHEN old.ended_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'the silence has ended already'); END;
    CREATE TRIGGER silence_stays BEFORE DELETE ON silence
      BEGIN SELECT RAISE(ABORT, 'silences are never deleted'); END;

    -- What the rules now know of recent orders, they have not looked at yet.
    UPDATE sales_order SET delivery_since_at = ifnull(updated_at, fulfilled_at)
      WHERE delivery <> 'unknown';
    INSERT OR IGNORE INTO dirty_order (id)
      SELECT id FROM sales_order
      WHERE placed_at >= (SELECT max(placed_at) FROM sales_order) - 8208000000;
    INSERT OR IGNORE INTO dirty_variant (id)
      SELECT id FROM variant WHERE available < 0 OR on_hand <= 0;
    """

  /// The page that rang for an incident: later ones of its children wake nobody.
  static let version2 = """
    ALTER TABLE incident ADD COLUMN first_page_id INTEGER;
    UPDATE incident SET first_page_id = (
      SELECT min(q.id) FROM alert b
      JOIN page q ON q.subject_kind = b.subject_kind AND q.subject_id = b.subject_id
      WHERE b.incident_id = incident.id AND q.priority = 1);
    """
}
