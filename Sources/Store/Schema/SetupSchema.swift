/// What set-ups add to products and variants.
enum SetupSchema {
  static let version1 = """
    -- Set up here; its platform has not shown it yet.
    ALTER TABLE product ADD COLUMN is_new INTEGER NOT NULL DEFAULT 0 CHECK (is_new IN (0, 1));
    ALTER TABLE variant ADD COLUMN is_new INTEGER NOT NULL DEFAULT 0 CHECK (is_new IN (0, 1));
    -- An archived variant is offered nowhere and keeps its history.
    ALTER TABLE variant ADD COLUMN status TEXT NOT NULL DEFAULT 'active'
      CHECK (status IN ('active', 'archived'));
    """
}
