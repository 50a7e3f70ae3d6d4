import Commerce

extension PlannedPromotion {
  /// Still to come.
  static let winter: [PlannedPromotion] = [
    PlannedPromotion(
      "advent-1", "First Advent: candles", .percentage, as: .approved, "15 % off",
      "sku:CNDL-,LNTRN-",
      from: "2026-11-29 00:00", to: "2026-12-06 00:00"),
    PlannedPromotion(
      "nikolaus", "St Nicholas: socks", .buyXGetY, as: .ready, "3 for 2", "sku:SOCK-,SLIP-",
      from: "2026-12-05 00:00", to: "2026-12-07 00:00"),
    PlannedPromotion(
      "advent-2", "Second Advent: baking", .percentage, as: .inPreparation, "15 % off",
      "type:Cookware", from: "2026-12-06 00:00", to: "2026-12-13 00:00"),
    PlannedPromotion(
      "gift-cards", "Gift wrapping free", .freeShipping, as: .planned, code: "WRAP",
      "Free wrapping",
      "tags:gift", from: "2026-12-07 00:00", to: "2026-12-22 12:00"),
    PlannedPromotion(
      "advent-3", "Third Advent: wool", .percentage, as: .planned, "15 % off",
      "sku:THROW-,SCARF-,GLOVE-",
      from: "2026-12-13 00:00", to: "2026-12-20 00:00"),
    PlannedPromotion(
      "last-parcel", "Last parcel day", .freeShipping, as: .planned, "Express at standard price",
      "",
      from: "2026-12-18 00:00", to: "2026-12-21 14:00"),
    PlannedPromotion(
      "between-years", "Between the years", .percentage, as: .planned, on: "shop|amazon-de",
      "20 % off",
      "tags:home", from: "2026-12-27 00:00", to: "2027-01-01 00:00"),
    PlannedPromotion(
      "hatsuuri", "初売り New Year sale", .priceList, as: .planned, on: "japan", "Lucky bags",
      "tags:gift",
      from: "2027-01-02 09:00", to: "2027-01-05 00:00", zone: "Asia/Tokyo"),
    PlannedPromotion(
      "winter-sale", "Winter sale", .percentage, as: .draft, on: "shop", "30 % off", "tags:sale",
      from: "2027-01-11 00:00", to: "2027-02-01 00:00"),
    PlannedPromotion(
      "white-weeks", "White weeks", .percentage, as: .draft, "20 % off", "type:Home Textiles",
      from: "2027-01-18 00:00", to: "2027-02-08 00:00"),
    PlannedPromotion(
      "valentine", "Valentine", .buyXGetY, as: .draft, "Two cups, one price", "sku:CUP-",
      from: "2027-02-08 00:00", to: "2027-02-15 00:00"),
    // Ends in the hour that the start of summer time skips.
    PlannedPromotion(
      "spring-night", "Night before summer time", .percentage, as: .draft, code: "HELLO27",
      "27 % off",
      "tags:garden", from: "2027-03-27 20:00", to: "2027-03-28 02:30"),
  ]
}

extension PlannedEvent {
  static let all: [PlannedEvent] = [
    PlannedEvent(
      "shoot-winter", "Shoot: winter interior", .shoot, from: "2026-10-12 09:00",
      to: "2026-10-14 18:00"),
    PlannedEvent(
      "launch-halla", "Launch: Halla tableware", .launch, on: "shop|japan",
      from: "2026-10-13 10:00"),
    PlannedEvent("mail-autumn", "Mail: autumn", .mail, on: "shop", from: "2026-10-02 07:30"),
    PlannedEvent("mail-eleven", "Mail: Singles' Day", .mail, on: "shop", from: "2026-11-11 06:00"),
    PlannedEvent("mail-vip", "Mail: VIP early access", .mail, on: "shop", from: "2026-11-18 07:30"),
    PlannedEvent(
      "freeze-black", "Code and catalog freeze", .freeze, from: "2026-11-19 18:00",
      to: "2026-12-01 09:00"),
    PlannedEvent("mail-black", "Mail: Black Week", .mail, on: "shop", from: "2026-11-20 06:00"),
    PlannedEvent(
      "mail-weekend", "Mail: lantern weekend", .mail, on: "shop", from: "2026-11-21 09:00"),
    PlannedEvent(
      "labour-thanks", "Labour Thanksgiving Day (JP)", .holiday, on: "japan",
      from: "2026-11-23 00:00", to: "2026-11-24 00:00", zone: "Asia/Tokyo"),
    PlannedEvent(
      "stocktake", "Stock count in Berlin", .other, from: "2026-11-22 08:00",
      to: "2026-11-22 16:00"),
    PlannedEvent(
      "mail-friday", "Mail: Black Friday", .mail, on: "shop|japan", from: "2026-11-27 06:00"),
    PlannedEvent(
      "launch-aava", "Launch: Aava linen in new colours", .launch, on: "shop|amazon-de",
      from: "2026-12-03 10:00"),
    PlannedEvent("mail-advent", "Mail: gift finder", .mail, on: "shop", from: "2026-12-07 07:30"),
    PlannedEvent(
      "shoot-spring", "Shoot: spring garden", .shoot, from: "2026-12-09 09:00",
      to: "2026-12-11 18:00"),
    PlannedEvent(
      "christmas", "Christmas: warehouse closed", .holiday, from: "2026-12-24 00:00",
      to: "2026-12-27 00:00"),
    PlannedEvent(
      "new-year", "New Year: warehouse closed", .holiday, from: "2027-01-01 00:00",
      to: "2027-01-02 00:00"),
  ]
}
