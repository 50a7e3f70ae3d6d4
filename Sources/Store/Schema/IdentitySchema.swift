/// Which variants may be one article, what people said about it, and the SKUs of what was linked.
///
/// `identity_key` and `identity_pair` are caches that the content rules' step keeps; the others are
/// what people decided.
enum IdentitySchema {
  static let version1 = """
    -- What two variants of one article have in common: see IdentityKey.
    CREATE TABLE identity_key (
      variant_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
      kind INTEGER NOT NULL,
      hash INTEGER NOT NULL,
      PRIMARY KEY (variant_id, kind, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identity_key_hash ON identity_key (kind, hash);
    -- Who is left with the key of a variant that goes is looked at again.
    CREATE TRIGGER variant_identity_gone BEFORE DELETE ON variant
      BEGIN
        INSERT OR IGNORE INTO dirty_product (id)
          SELECT v.product_id FROM identity_key k
          CROSS JOIN identity_key o
            ON o.kind = k.kind AND o.hash = k.hash AND o.variant_id <> k.variant_id
          CROSS JOIN variant v ON v.id = o.variant_id WHERE k.variant_id = OLD.id LIMIT 20;
      END;

    CREATE TABLE identity_decision (
      id INTEGER PRIMARY KEY,
      left_id INTEGER NOT NULL,
      right_id INTEGER NOT NULL CHECK (left_id < right_id),
      -- What spoke for it then: when something else does, it is asked again.
      facts TEXT NOT NULL,
      reason TEXT,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      ended_set_id INTEGER REFERENCES change_set (id)
    ) STRICT;
    CREATE UNIQUE INDEX identity_decision_open ON identity_decision (left_id, right_id)
      WHERE ended_set_id IS NULL;
    CREATE INDEX identity_decision_set ON identity_decision (set_id);

    CREATE TABLE identity_pair (
      id INTEGER PRIMARY KEY,
      left_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
      right_id INTEGER NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
      strength INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 4),
      facts TEXT NOT NULL,
      -- Whether a decision answers it.
      is_decided INTEGER NOT NULL CHECK (is_decided IN (0, 1)),
      UNIQUE (left_id, right_id),
      CHECK (left_id < right_id)
    ) STRICT;
    CREATE INDEX identity_pair_right ON identity_pair (right_id);
    CREATE INDEX identity_pair_open ON identity_pair (strength, id) WHERE is_decided = 0;

    -- Further SKUs of a variant, on whichever channel they are said. No variant has one as its own.
    CREATE TABLE sku_alias (
      sku_key TEXT PRIMARY KEY,
      sku TEXT NOT NULL,
      variant_id INTEGER NOT NULL REFERENCES variant (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sku_alias_variant ON sku_alias (variant_id);
    -- The SKU that a channel knows a variant by, where it is an alias.
    CREATE TABLE channel_sku (
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      variant_id INTEGER NOT NULL REFERENCES variant (id),
      sku TEXT NOT NULL,
      PRIMARY KEY (channel_id, variant_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX channel_sku_variant ON channel_sku (variant_id);

    CREATE TABLE identity_link (
      id INTEGER PRIMARY KEY,
      kept_id INTEGER NOT NULL,
      removed_id INTEGER NOT NULL,
      kept_sku TEXT NOT NULL,
      removed_sku TEXT NOT NULL,
      reason TEXT,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      set_id INTEGER NOT NULL REFERENCES change_set (id),
      ended_set_id INTEGER REFERENCES change_set (id)
    ) STRICT;
    CREATE INDEX identity_link_set ON identity_link (set_id);
    CREATE INDEX identity_link_ended ON identity_link (ended_set_id) WHERE ended_set_id IS NOT NULL;
    -- The rows as they were before a link, and as it left them: what an unlink puts back.
    CREATE TABLE identity_link_row (
      link_id INTEGER NOT NULL REFERENCES identity_link (id),
      seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      was TEXT NOT NULL,
      became TEXT,
      PRIMARY KEY (link_id, seq)
    ) STRICT, WITHOUT ROWID;

    -- Products that were judged before have no keys yet: all are looked at again, in the background.
    UPDATE meta SET number = 0 WHERE key = 'judged_products';
    """
}
