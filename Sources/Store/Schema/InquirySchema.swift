/// Questions about orders. One may come before its order does: they meet by the order's name.
enum InquirySchema {
  static let version1 = """
    CREATE TABLE inquiry (
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      number TEXT NOT NULL CHECK (number <> ''),
      order_key TEXT NOT NULL CHECK (order_key <> ''),
      kind TEXT,
      subject TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      answered_at INTEGER,
      PRIMARY KEY (channel_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX inquiry_order ON inquiry (order_key, received_at);
    """
}
