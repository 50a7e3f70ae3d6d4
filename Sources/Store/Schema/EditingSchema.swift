/// What editing keeps beside the catalog's own columns: texts in other languages, which kept columns
/// the files have brought, and what was typed but not applied.
enum EditingSchema {
  static let version1 = """
    CREATE TABLE product_text (
      product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
      locale TEXT NOT NULL CHECK (locale <> ''),
      field TEXT NOT NULL CHECK (field <> ''),
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (product_id, locale, field)
    ) STRICT, WITHOUT ROWID;

    -- Names under which kept columns can be edited; grows with the column sets, never shrinks.
    CREATE TABLE attribute (
      entity TEXT NOT NULL CHECK (entity IN ('product', 'variant')),
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (entity, channel_id, name)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO attribute (entity, channel_id, name)
      SELECT DISTINCT 'product', r.channel_id, n.value
      FROM (SELECT DISTINCT channel_id, extra_set FROM product_ref WHERE extra_set IS NOT NULL) r
      JOIN column_set s ON s.id = r.extra_set, json_each(s.names) n
      WHERE n.value <> '';
    INSERT INTO attribute (entity, channel_id, name)
      SELECT DISTINCT 'variant', l.channel_id, n.value
      FROM (SELECT DISTINCT channel_id, extra_set FROM listing WHERE extra_set IS NOT NULL) l
      JOIN column_set s ON s.id = l.extra_set, json_each(s.names) n
      WHERE n.value <> '';

    -- One row for what one person is typing in one place of one running program.
    CREATE TABLE draft (
      actor TEXT NOT NULL,
      session TEXT NOT NULL,
      place TEXT NOT NULL,
      title TEXT NOT NULL,
      variants TEXT NOT NULL,
      entries TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (actor, session, place)
    ) STRICT, WITHOUT ROWID;
    """
}
