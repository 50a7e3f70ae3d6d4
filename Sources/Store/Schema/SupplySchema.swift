/// Stock at locations, and what is on order.
enum SupplySchema {
  static let version1 = """
    CREATE TABLE stock_level (
      variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
      location_id INTEGER NOT NULL REFERENCES location (id),
      on_hand INTEGER,
      available INTEGER,
      committed INTEGER,
      unavailable INTEGER,
      incoming INTEGER,
      as_of_at INTEGER NOT NULL,
      PRIMARY KEY (variant_id, location_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE supplier (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      lead_time_days INTEGER CHECK (lead_time_days >= 0),
      currency TEXT CHECK (length(currency) = 3)
    ) STRICT;

    CREATE TABLE purchase_order_line (
      id INTEGER PRIMARY KEY,
      number TEXT NOT NULL,
      supplier_id INTEGER NOT NULL REFERENCES supplier (id),
      sku TEXT NOT NULL,
      sku_key TEXT NOT NULL,
      ordered INTEGER NOT NULL,
      received INTEGER NOT NULL,
      unit_cost_minor INTEGER,
      currency TEXT CHECK (length(currency) = 3),
      ordered_on TEXT CHECK (length(ordered_on) = 10),
      expected_on TEXT CHECK (length(expected_on) = 10),
      received_on TEXT CHECK (length(received_on) = 10),
      location TEXT,
      CHECK (unit_cost_minor IS NULL OR currency IS NOT NULL),
      UNIQUE (number, sku_key)
    ) STRICT;
    CREATE INDEX purchase_order_line_sku ON purchase_order_line (sku_key);
    """
}
