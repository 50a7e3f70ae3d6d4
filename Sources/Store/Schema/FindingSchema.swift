/// What the content rules say about products, and what people have decided about it.
///
/// `finding` and `content_score` are caches: they can be made again from the facts at any time.
/// `finding_decision` is not: it outlives the finding that it is about.
enum FindingSchema {
  static let version = """
    -- Which fields a channel's files have ever had a column for: there a NULL means empty, elsewhere
    -- it means unknown. A bit each, see `StatedFields`.
    ALTER TABLE channel ADD COLUMN stated_fields INTEGER NOT NULL DEFAULT 0;
    UPDATE channel SET stated_fields = 31 WHERE id IN (
      SELECT channel_id FROM sync_run
      WHERE subject = 'products' AND (format LIKE 'shopify-%' OR format LIKE 'magento-%'));
    -- Images that the channel's own file has; NULL where it does not say.
    ALTER TABLE product_ref ADD COLUMN image_count INTEGER;
    -- Copies of the product's worst score over its channels and of what is not waived.
    ALTER TABLE variant ADD COLUMN content_score INTEGER;
    ALTER TABLE variant ADD COLUMN finding_count INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      -- 0 when it is about the product.
      variant_id INTEGER NOT NULL DEFAULT 0,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      code TEXT NOT NULL,
      aspect TEXT NOT NULL DEFAULT '',
      field TEXT,
      is_channels_own INTEGER NOT NULL CHECK (is_channels_own IN (0, 1)),
      value TEXT NOT NULL,
      because TEXT NOT NULL,
      -- Of the product on the channel; the worst one's where several share the field.
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      -- Worst first: waived last, then severity, then score.
      rank INTEGER NOT NULL,
      owner TEXT,
      waived_until_at INTEGER,
      waived_reason TEXT,
      waived_by TEXT,
      UNIQUE (product_id, variant_id, channel_id, code, aspect)
    ) STRICT;
    CREATE INDEX finding_rank ON finding (rank);
    CREATE INDEX finding_score ON finding (score);
    CREATE INDEX finding_code ON finding (code, product_id);

    CREATE TABLE finding_decision (
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      variant_id INTEGER NOT NULL DEFAULT 0,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      code TEXT NOT NULL,
      aspect TEXT NOT NULL DEFAULT '',
      owner TEXT,
      waived_until_at INTEGER,
      waived_reason TEXT,
      waived_by TEXT,
      PRIMARY KEY (product_id, variant_id, channel_id, code, aspect),
      CHECK ((waived_until_at IS NULL) = (waived_reason IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE content_score (
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
      findings INTEGER NOT NULL,
      PRIMARY KEY (product_id, channel_id)
    ) STRICT, WITHOUT ROWID;

    -- What was seen when the product was judged last: the keys that it shares or not, since when
    -- its variants are on sale, and when the clock changes something.
    CREATE TABLE content_state (
      product_id INTEGER PRIMARY KEY,
      -- As `ContentKey` and `SaleDates` write them.
      keys TEXT NOT NULL,
      sales TEXT NOT NULL,
      next_change_at INTEGER
    ) STRICT;
    CREATE INDEX content_state_due ON content_state (next_change_at)
      WHERE next_change_at IS NOT NULL;

    -- Normalised values that no two products should have; `hash` is of the text, or the GTIN.
    CREATE TABLE content_key (
      kind INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      PRIMARY KEY (kind, hash, product_id)
    ) STRICT, WITHOUT ROWID;
    -- Products with a variant whose SKU another variant holds.
    CREATE TABLE duplicate_sku (
      sku_key TEXT NOT NULL,
      product_id INTEGER NOT NULL,
      PRIMARY KEY (sku_key, product_id)
    ) STRICT, WITHOUT ROWID;

    -- Products to judge again, beside those above the highest id that was judged.
    CREATE TABLE dirty_product (id INTEGER PRIMARY KEY) STRICT;

    -- Every edit and every import raises the version of what it changes.
    CREATE TRIGGER product_content_changed AFTER UPDATE OF version ON product
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (NEW.id); END;
    CREATE TRIGGER variant_content_changed AFTER UPDATE OF version ON variant
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (NEW.product_id); END;
    CREATE TRIGGER variant_moved AFTER UPDATE OF product_id ON variant
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (OLD.product_id), (NEW.product_id); END;
    CREATE TRIGGER variant_sku_changed AFTER UPDATE OF sku_key ON variant
      WHEN OLD.sku_key IS NOT NEW.sku_key
      BEGIN
        INSERT OR IGNORE INTO dirty_product (id)
          SELECT product_id FROM duplicate_sku WHERE sku_key IN (OLD.sku_key, NEW.sku_key);
      END;
    CREATE TRIGGER variant_gone AFTER DELETE ON variant
      BEGIN
        INSERT OR IGNORE INTO dirty_product (id) VALUES (OLD.product_id);
        INSERT OR IGNORE INTO dirty_product (id)
          SELECT product_id FROM duplicate_sku WHERE sku_key = OLD.sku_key;
      END;
    CREATE TRIGGER product_gone AFTER DELETE ON product
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (OLD.id); END;
    CREATE TRIGGER listing_content_changed AFTER UPDATE ON listing
      BEGIN
        INSERT OR IGNORE INTO dirty_product (id)
          SELECT product_id FROM variant WHERE id = NEW.variant_id;
      END;
    CREATE TRIGGER image_changed AFTER UPDATE ON product_image
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (NEW.product_id); END;
    CREATE TRIGGER image_gone AFTER DELETE ON product_image
      BEGIN INSERT OR IGNORE INTO dirty_product (id) VALUES (OLD.product_id); END;
    """

  static let sortIndex = StoreIndex(
    name: "variant_content_score",
    sql: "CREATE INDEX variant_content_score ON variant (content_score)", isInProductsFiles: false)
}
