import Commerce

extension PlannedPromotion {
  /// Live around the day of the exports, some of them at the same time on the same things.
  static let blackWeek: [PlannedPromotion] = [
    PlannedPromotion(
      "black-week", "Black Week", .percentage, on: "shop", code: "BLACK20", "20 % off", "",
      from: "2026-11-20 00:00", to: "2026-11-28 00:00"),
    PlannedPromotion(
      "black-mugs", "Black Week: mugs", .priceList, "Mugs at 9.90", "sku:MUG35-,SMUG-",
      from: "2026-11-20 00:00", to: "2026-11-24 00:00"),
    PlannedPromotion(
      "black-amazon", "Black Friday week deals", .priceList, on: "amazon-de", "Deal prices",
      "tags:outdoor", from: "2026-11-20 00:01", to: "2026-11-28 00:00"),
    PlannedPromotion(
      "stoneware-trio", "Stoneware trio", .buyXGetY, "Buy 2, get 1", "sku:SMUG-,CUP-,BOWL-",
      from: "2026-11-19 00:00", to: "2026-12-01 00:00"),
    PlannedPromotion(
      "free-ship-black", "Free shipping in Black Week", .freeShipping,
      "Free standard shipping", "", from: "2026-11-20 00:00", to: "2026-12-01 00:00"),
    PlannedPromotion(
      "warm-japan", "あったか Fair", .percentage, on: "japan", "10 % off", "type:Clothing",
      from: "2026-11-16 10:00", to: "2026-11-30 10:00", zone: "Asia/Tokyo"),
    PlannedPromotion(
      "lantern-weekend", "Lantern weekend", .percentage, "15 % off", "type:Light",
      from: "2026-11-21 00:00", to: "2026-11-23 00:00"),
    PlannedPromotion(
      "welcome", "Welcome code", .percentage, code: "WELCOME5", "5 % off the first order", "",
      from: "2026-01-01 00:00", to: ""),
    // The same code for two things at once.
    PlannedPromotion(
      "black-friday", "Black Friday", .percentage, on: "shop|japan", code: "BLACK20",
      "25 % off clothing", "type:Clothing", from: "2026-11-27 00:00", to: "2026-11-28 00:00"),
    PlannedPromotion(
      "cyber-monday", "Cyber Monday", .percentage, as: .ready, on: "shop|amazon-de",
      code: "CYBER15",
      "15 % off", "", from: "2026-11-30 00:00", to: "2026-12-01 00:00"),
    PlannedPromotion(
      "sauna-night", "Sauna night", .fixedAmount, as: .paused, code: "SAUNA500", "500 EUR off",
      "title:sauna", from: "2026-11-20 18:00", to: "2026-11-23 00:00"),
    PlannedPromotion(
      "tents-last", "Last tents of the season", .percentage, "30 % off", "sku:TENT-,TARP-",
      from: "2026-11-09 00:00", to: "2026-11-22 12:00"),
  ]
}
