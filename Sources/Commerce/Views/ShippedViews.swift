extension SavedView {
  /// What people need at work, before anybody has saved a view of their own. Every query is read by
  /// a test.
  public static let shipped: [SavedView] = [
    shipped(.orders, "due today", "is:open deadline<=today", sort: SortOrder("deadline"), key: "5"),
    shipped(
      .orders, "authorisations", "code:PAY_AUTH_EXPIRING,PAY_AUTH_EXPIRED",
      sort: SortOrder("deadline"), key: "6"),
    shipped(.orders, "marketplace", "is:open is:marketplace", key: "7"),
    shipped(.orders, "payment trouble", "code:PAY_PENDING,PAY_FAILED,PAY_MISMATCH", key: "8"),
    shipped(
      .orders, "placed today", "placed:today", sort: SortOrder("placed", descending: true),
      key: "9"),
    shipped(.orders, "mine", "is:mine", key: "m"),
    shipped(.catalog, "out of stock, live", "is:live is:out", key: "5"),
    shipped(.catalog, "no image", "status:active -has:images", key: "6"),
    shipped(.catalog, "below cost", "is:below-cost", key: "7"),
    shipped(.catalog, "pending", "is:pending", key: "8"),
    shipped(.catalog, "no barcode", "status:active -has:barcode", key: "9"),
    shipped(.inventory, "oversold", "code:OVERSOLD,OVERSOLD_LINE", key: "5"),
    shipped(.inventory, "to reorder", "code:REORDER,LOW,GAP_BEFORE_PO", key: "6"),
    shipped(.inventory, "out while live", "code:OUT_LIVE,LIVE_UNSELLABLE", key: "7"),
    shipped(.promotions, "live", "is:live", key: "5"),
    shipped(.promotions, "not approved", "is:promotion -state:approved", key: "6"),
  ]

  private static func shipped(
    _ pane: Pane, _ name: String, _ query: String, sort: SortOrder? = nil, key: Character
  ) -> SavedView {
    SavedView(pane, name, query: query, sort: sort, key: key, isShipped: true)
  }
}
