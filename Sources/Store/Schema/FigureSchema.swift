/// What marketing and analytics reports counted, by day or stretch of days.
enum FigureSchema {
  static let version1 = """
    CREATE TABLE figure (
      channel_id INTEGER NOT NULL REFERENCES channel (id),
      report TEXT NOT NULL CHECK (report <> ''),
      subject TEXT NOT NULL,
      metric TEXT NOT NULL CHECK (metric <> ''),
      from_on TEXT NOT NULL CHECK (length(from_on) = 10),
      until_on TEXT NOT NULL CHECK (length(until_on) = 10 AND until_on >= from_on),
      digits INTEGER NOT NULL,
      -- Digits behind the decimal point.
      decimals INTEGER NOT NULL CHECK (decimals >= 0),
      currency TEXT CHECK (length(currency) = 3),
      PRIMARY KEY (channel_id, report, subject, metric, from_on, until_on)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_day ON figure (until_on);
    """
}
