import Commerce

extension PlannedPromotion {
  /// What has ended, from the end of summer to the week before Black Week.
  static let autumn: [PlannedPromotion] = [
    PlannedPromotion(
      "summer-out", "Summer clearance", .percentage, as: .archived, "30 % off", "tags:sale",
      from: "2026-08-20 00:00", to: "2026-09-07 00:00"),
    PlannedPromotion(
      "picnic", "Picnic weeks", .percentage, as: .archived, "15 % off", "sku:BLKT-,BSKT-",
      from: "2026-08-28 00:00", to: "2026-09-14 00:00"),
    PlannedPromotion(
      "school", "Back to school", .fixedAmount, as: .archived, code: "HEFT5",
      "5 EUR off from 30 EUR",
      "type:Paper", from: "2026-08-31 00:00", to: "2026-09-21 00:00"),
    PlannedPromotion(
      "golden-week-jp", "Silver Week Japan", .percentage, as: .approved, on: "japan", "10 % off",
      "type:Outdoor Gear", from: "2026-09-19 00:00", to: "2026-09-24 00:00", zone: "Asia/Tokyo"),
    PlannedPromotion(
      "autumn-start", "Autumn start", .percentage, on: "shop|japan", "12 % off", "tags:layer",
      from: "2026-09-22 00:00", to: "2026-10-05 00:00"),
    PlannedPromotion(
      "herbst", "Autumn code", .percentage, code: "HERBST10", "10 % off", "",
      from: "2026-10-02 00:00", to: "2026-11-01 00:00"),
    PlannedPromotion(
      "harvest", "Harvest table", .buyXGetY, "Buy 3, get 1 plate", "sku:PLATE-,BOWL-",
      from: "2026-10-05 00:00", to: "2026-10-19 00:00"),
    PlannedPromotion(
      "prime-days", "Autumn deal days", .priceList, on: "amazon-de", "Deal prices", "tags:outdoor",
      from: "2026-10-13 00:00", to: "2026-10-15 00:00"),
    PlannedPromotion(
      "fleece", "Fleece weekend", .percentage, "20 % off", "sku:FLEEC-,BASE-",
      from: "2026-10-16 18:00", to: "2026-10-19 00:00"),
    // Ends at a wall-clock time that the end of summer time repeats.
    PlannedPromotion(
      "night-sale", "Long night sale", .percentage, code: "NIGHT25", "25 % off", "type:Light",
      from: "2026-10-24 20:00", to: "2026-10-25 02:30"),
    PlannedPromotion(
      "free-ship-oct", "Free shipping weekend", .freeShipping, "Free standard shipping", "",
      from: "2026-10-23 00:00", to: "2026-10-26 00:00"),
    PlannedPromotion(
      "saturday-tools", "Tool Saturday", .percentage, as: .cancelled, "10 % off", "type:Tools",
      from: "2026-10-31 00:00", to: "2026-11-01 00:00"),
    PlannedPromotion(
      "winter-layers", "Winter layers", .percentage, on: "shop|amazon-de", "15 % off",
      "tags:winter",
      from: "2026-11-02 00:00", to: "2026-11-09 00:00"),
    PlannedPromotion(
      "eleven", "Singles' Day", .percentage, on: "shop|japan", code: "ELEVEN11", "11 % off", "",
      from: "2026-11-11 00:00", to: "2026-11-12 00:00"),
    PlannedPromotion(
      "eleven-jp", "独身の日 Japan", .priceList, on: "japan", "Round prices", "tags:gift",
      from: "2026-11-11 00:00", to: "2026-11-12 00:00", zone: "Asia/Tokyo"),
    PlannedPromotion(
      "preblack-vip", "VIP early access", .percentage, code: "EARLYBIRD", "15 % off", "tags:gift",
      from: "2026-11-18 08:00", to: "2026-11-20 00:00"),
  ]
}
