/// Trigram indexes over the searchable text. They lag behind the rows: a queue remembers what is
/// indexed now for each row whose text has changed since, because the index can only forget a text
/// that it is told exactly.
enum SearchSchema {
  static let version1 = """
    CREATE VIRTUAL TABLE variant_search USING fts5(
      haystack, content = 'variant', content_rowid = 'id', columnsize = 0,
      tokenize = 'trigram case_sensitive 1');
    CREATE VIRTUAL TABLE order_search USING fts5(
      haystack, content = 'sales_order', content_rowid = 'id', columnsize = 0,
      tokenize = 'trigram case_sensitive 1');
    -- `indexed` is NULL for a row that the index has never seen.
    CREATE TABLE variant_search_queue (id INTEGER PRIMARY KEY, indexed TEXT) STRICT;
    CREATE TABLE order_search_queue (id INTEGER PRIMARY KEY, indexed TEXT) STRICT;
    """

  /// Variants are found in the order of their titles: see SearchPlaces. The index is made anew, in
  /// the background as after a first import.
  static let version2 = """
    DROP TABLE variant_search;
    -- Where a variant stands in the index; none for one that the index does not know.
    CREATE TABLE variant_search_place (id INTEGER PRIMARY KEY, label INTEGER NOT NULL UNIQUE) STRICT;
    CREATE VIEW variant_search_row AS
      SELECT s.label AS label, v.haystack AS haystack
      FROM variant_search_place s JOIN variant v ON v.id = s.id;
    CREATE VIRTUAL TABLE variant_search USING fts5(
      haystack, content = 'variant_search_row', content_rowid = 'label', columnsize = 0,
      tokenize = 'trigram case_sensitive 1');
    DELETE FROM variant_search_queue;
    INSERT INTO variant_search_queue (id) SELECT id FROM variant;
    UPDATE meta SET number = (SELECT count(*) FROM variant_search_queue)
      WHERE key = 'count.unindexed.variants';
    """
}
