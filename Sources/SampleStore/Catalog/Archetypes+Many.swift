extension Archetype {
  /// Sold in four variants.
  static let fours: [Archetype] = [
    Archetype(
      "SCARF", "Lambswool Scarf", "ラムウールマフラー", .clothing, 5_900, 210, "30 × 190 cm, woven.",
      [.colours]),
    Archetype(
      "CUP", "Espresso Cup", "エスプレッソカップ", .tableware, 1_290, 160, "80 ml, with a saucer.",
      [.colours]),
    Archetype(
      "BEAN", "Merino Beanie", "メリノビーニー", .clothing, 2_990, 70, "Fine rib, no label inside.",
      [.colours]),
    Archetype(
      "CURT", "Linen Curtain", "リネンカーテン", .textile, 7_900, 900,
      "Sheer, with a tape for hooks or rod.",
      [
        .sizes([
          OptionValue("140", "140 × 220 cm"), OptionValue("160", "140 × 260 cm", 15),
          OptionValue("200", "200 × 260 cm", 40), OptionValue("300", "300 × 260 cm", 90),
        ])
      ]),
    Archetype(
      "TOWEL", "Waffle Towel", "ワッフルタオル", .textile, 890, 140, "Dries in an hour.",
      [
        .sizes([
          OptionValue("30", "30 × 30 cm"), OptionValue("50", "50 × 90 cm", 110),
          OptionValue("70", "70 × 140 cm", 230), OptionValue("100", "100 × 150 cm", 340),
        ])
      ]),
    Archetype(
      "JAR", "Storage Jar", "保存瓶", .glass, 990, 380,
      "Clip lid, rubber ring, \"air-tight\" for real.",
      [
        .volume([
          OptionValue("025", "0.25 l"), OptionValue("05", "0.5 l", 15), OptionValue("1", "1 l", 40),
          OptionValue("2", "2 l", 80),
        ])
      ]),
    Archetype(
      "TABLE", "Tablecloth", "テーブルクロス", .textile, 5_400, 600, "Hemmed by hand.",
      [
        .sizes([
          OptionValue("140", "140 × 140 cm"), OptionValue("180", "140 × 180 cm", 20),
          OptionValue("240", "140 × 240 cm", 45), OptionValue("320", "160 × 320 cm", 95),
        ])
      ]),
    Archetype(
      "THERM", "Thermo Cup", "サーモカップ", .outdoor, 2_490, 280,
      "Closes with a click, opens with a thumb.",
      [.colours]),
    Archetype(
      "DRYB", "Dry Bag", "ドライバッグ", .outdoor, 1_490, 150, "Roll it three times and it floats.",
      [
        .volume([
          OptionValue("5", "5 l"), OptionValue("10", "10 l", 25), OptionValue("20", "20 l", 60),
          OptionValue("40", "40 l", 120),
        ])
      ]),
    Archetype(
      "CORD", "Accessory Cord", "アクセサリーコード", .outdoor, 690, 120, "6 mm, breaking load 7 kN.",
      [
        .sizes([
          OptionValue("3", "3 m"), OptionValue("6", "6 m", 70), OptionValue("12", "12 m", 190),
          OptionValue("30", "30 m", 520),
        ])
      ]),
    Archetype(
      "NPKN", "Linen Napkin", "リネンナプキン", .textile, 990, 60, "45 × 45 cm.", [.colours]),
    Archetype(
      "PLNT", "Planter", "プランター", .garden, 1_590, 900, "Frost-proof, with a saucer.",
      [
        .sizes([
          OptionValue("12", "12 cm"), OptionValue("16", "16 cm", 40),
          OptionValue("20", "20 cm", 90),
          OptionValue("26", "26 cm", 170),
        ])
      ]),
  ]

  /// Sold in three sizes and three colours.
  static let grids: [Archetype] = [
    Archetype(
      "TEE", "Merino T-Shirt", "メリノTシャツ", .clothing, 5_900, 160,
      "150 g/m², cool by day, warm by night.", [.clothingSizes, .colours]),
    Archetype(
      "FLEEC", "Fleece Jacket", "フリースジャケット", .clothing, 9_900, 380,
      "Recycled fibres, two chest pockets.", [.clothingSizes, .colours]),
    Archetype(
      "SWEAT", "Lambswool Sweater", "ラムウールセーター", .clothing, 11_900, 520,
      "Knitted in one piece, mended for life.", [.clothingSizes, .colours]),
    Archetype(
      "SHELL", "Rain Shell", "レインシェル", .clothing, 18_900, 410,
      "Three layers, taped seams, a hood that turns with you.", [.clothingSizes, .colours]),
    Archetype(
      "SHIRT", "Flannel Shirt", "フランネルシャツ", .clothing, 7_400, 340,
      "Brushed cotton with horn buttons.", [.clothingSizes, .colours]),
    Archetype(
      "TROUS", "Trekking Trousers", "トレッキングパンツ", .clothing, 12_400, 460,
      "Double knees, gusset, seven pockets.", [.clothingSizes, .colours]),
    Archetype(
      "BASE", "Base Layer", "ベースレイヤー", .clothing, 6_900, 190,
      "Flat seams, long sleeves, thumb loops.", [.clothingSizes, .colours]),
    Archetype(
      "ROBE", "Waffle Robe", "ワッフルローブ", .textile, 8_900, 900,
      "Light enough to travel.", [.clothingSizes, .colours]),
    Archetype(
      "PYJ", "Linen Pyjamas", "リネンパジャマ", .clothing, 10_900, 420,
      "Gets softer each time.", [.clothingSizes, .colours]),
  ]
}
