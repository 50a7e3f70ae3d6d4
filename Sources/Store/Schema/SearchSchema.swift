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
}
