/// Products, variants and how channels list them.
///
/// `variant` carries copies that only this module writes: sort keys and the searchable text of its
/// product, stock totals, and what the rules said. They exist so that a pane never joins, sums or
/// sorts a million rows; `Store.integrityCheck` compares them with their sources.
enum CatalogSchema {
  static let version1 = """
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      number INTEGER,
      text TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE channel (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('own', 'marketplace'))
    ) STRICT;

    CREATE TABLE location (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;

    -- The names of columns that are kept but not read; many rows share one set.
    CREATE TABLE column_set (
      id INTEGER PRIMARY KEY,
      names TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE product (
      id INTEGER PRIMARY KEY,
      owner_channel_id INTEGER REFERENCES channel (id),
      handle TEXT NOT NULL,
      title TEXT NOT NULL,
      description_html TEXT,
      vendor TEXT,
      product_type TEXT,
      category TEXT,
      tags TEXT NOT NULL DEFAULT '[]',
      status TEXT NOT NULL DEFAULT 'active'
        CHECK (status = 'active' OR status = 'draft' OR status = 'archived'),
      is_published INTEGER CHECK (is_published IN (0, 1)),
      seo_title TEXT,
      seo_description TEXT,
      pending_count INTEGER NOT NULL DEFAULT 0 CHECK (pending_count >= 0),
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    CREATE TABLE product_ref (
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      handle_key TEXT NOT NULL,
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      handle TEXT NOT NULL,
      extra_set INTEGER,
      extra TEXT,
      PRIMARY KEY (channel_id, handle_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX product_ref_product ON product_ref (product_id);

    CREATE TABLE product_image (
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      seq INTEGER NOT NULL,
      position INTEGER NOT NULL,
      url TEXT NOT NULL,
      alt_text TEXT,
      PRIMARY KEY (product_id, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE variant (
      id INTEGER PRIMARY KEY,
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      sku TEXT,
      -- Normalised; NULL for none, and for a SKU that another variant already has.
      sku_key TEXT CHECK (sku_key IS NULL OR sku IS NOT NULL),
      options TEXT NOT NULL DEFAULT '[]',
      options_key TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL DEFAULT 1,
      currency TEXT NOT NULL CHECK (currency BETWEEN 'AAA' AND 'ZZZ'),
      -- Ten-thousandths of the currency in one minor unit: 100 for EUR, 10,000 for JPY.
      currency_scale INTEGER NOT NULL
        CHECK (currency_scale = 1 OR currency_scale = 10 OR currency_scale = 100
          OR currency_scale = 1000 OR currency_scale = 10000),
      price_minor INTEGER
        CHECK (price_minor BETWEEN -899999999999999 AND 899999999999999),
      compare_minor INTEGER
        CHECK (compare_minor BETWEEN -899999999999999 AND 899999999999999),
      cost_minor INTEGER
        CHECK (cost_minor BETWEEN -899999999999999 AND 899999999999999),
      price_sort INTEGER GENERATED ALWAYS AS (price_minor * currency_scale) VIRTUAL,
      barcode TEXT,
      weight_grams INTEGER,
      policy TEXT NOT NULL DEFAULT 'deny'
        CHECK (policy = 'deny' OR policy = 'continue' OR policy = 'untracked'),
      minimum INTEGER,
      -- Units as a products file gives them; counts only where no stock level is known.
      file_quantity INTEGER,
      title_key TEXT NOT NULL,
      vendor_key TEXT,
      haystack TEXT NOT NULL,
      on_hand INTEGER,
      available INTEGER,
      committed INTEGER,
      unavailable INTEGER,
      incoming INTEGER,
      stock_as_of_at INTEGER,
      is_live INTEGER NOT NULL DEFAULT 0 CHECK (is_live IN (0, 1)),
      live_channels TEXT NOT NULL DEFAULT '',
      velocity_milli INTEGER,
      cover_deci INTEGER,
      reorder_point INTEGER,
      alert_code TEXT,
      alert_score INTEGER,
      next_change_at INTEGER,
      pending_count INTEGER NOT NULL DEFAULT 0 CHECK (pending_count >= 0),
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    \(skuIndex.sql);
    CREATE INDEX variant_product ON variant (product_id, options_key);
    CREATE INDEX variant_due ON variant (next_change_at) WHERE next_change_at IS NOT NULL;
    CREATE INDEX variant_pending ON variant (id) WHERE pending_count > 0;
    CREATE INDEX product_pending ON product (id) WHERE pending_count > 0;

    CREATE TABLE listing (
      variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      state TEXT NOT NULL
        CHECK (state = 'live' OR state = 'inactive' OR state = 'suppressed' OR state = 'removed'),
      state_reason TEXT,
      external_id TEXT,
      title TEXT,
      description_html TEXT,
      currency TEXT CHECK (currency BETWEEN 'AAA' AND 'ZZZ'),
      price_minor INTEGER CHECK (price_minor IS NULL OR currency IS NOT NULL),
      quantity INTEGER,
      barcode TEXT,
      is_platform_fulfilled INTEGER CHECK (is_platform_fulfilled IN (0, 1)),
      extra_set INTEGER,
      extra TEXT,
      PRIMARY KEY (variant_id, channel_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX listing_external ON listing (external_id) WHERE external_id IS NOT NULL;

    CREATE TABLE listing_fact (
      id INTEGER PRIMARY KEY,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      report TEXT NOT NULL,
      subject_key TEXT NOT NULL,
      sku TEXT,
      sku_key TEXT,
      asin TEXT,
      fnsku TEXT,
      as_of_on TEXT CHECK (length(as_of_on) = 10),
      column_set_id INTEGER NOT NULL REFERENCES column_set (id),
      column_values TEXT NOT NULL,
      UNIQUE (channel_id, report, subject_key)
    ) STRICT;
    CREATE INDEX listing_fact_sku ON listing_fact (sku_key) WHERE sku_key IS NOT NULL;
    CREATE INDEX listing_fact_asin ON listing_fact (asin) WHERE asin IS NOT NULL;
    """

  /// Since when a listing is not in its channel's complete exports any more.
  static let version2 = """
    ALTER TABLE listing ADD COLUMN missing_since_at INTEGER;
    CREATE INDEX listing_missing ON listing (variant_id) WHERE missing_since_at IS NOT NULL;
    """

  /// What single SKUs are looked for in, and what makes each SKU one variant's own.
  static let skuIndex = StoreIndex(
    name: "variant_sku", sql: "CREATE UNIQUE INDEX variant_sku ON variant (sku_key)")

  /// Indexes that serve sorting only.
  static let sortIndexes = [
    StoreIndex(name: "variant_title", sql: "CREATE INDEX variant_title ON variant (title_key)"),
    StoreIndex(name: "variant_vendor", sql: "CREATE INDEX variant_vendor ON variant (vendor_key)"),
    StoreIndex(name: "variant_price", sql: "CREATE INDEX variant_price ON variant (price_sort)"),
    StoreIndex(
      name: "variant_available", sql: "CREATE INDEX variant_available ON variant (available)"),
    StoreIndex(
      name: "variant_on_hand", sql: "CREATE INDEX variant_on_hand ON variant (on_hand)",
      isInProductsFiles: false),
    StoreIndex(
      name: "variant_cover", sql: "CREATE INDEX variant_cover ON variant (cover_deci)",
      isInProductsFiles: false),
  ]
}
