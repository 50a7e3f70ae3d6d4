extension Archetype {
  /// Sold in two variants.
  static let pairs: [Archetype] = [
    Archetype(
      "TTOWL", "Linen Tea Towel", "リネンティータオル", .textile, 1_490, 110,
      "Lint-free from the first wash.",
      [.sizes([OptionValue("1", "Single"), OptionValue("2", "Set of 2", 85)])]),
    Archetype(
      "BOTTL", "Insulated Bottle", "断熱ボトル", .outdoor, 2_990, 340,
      "Hot for 12 hours, cold for 24.",
      [.volume([OptionValue("500", "500 ml"), OptionValue("750", "750 ml", 17)])]),
    Archetype(
      "HMCK", "Hammock", "ハンモック", .outdoor, 6_900, 620,
      "Ripstop with two tree straps; holds 200 kg.",
      [.sizes([OptionValue("S", "Single"), OptionValue("D", "Double", 25)])]),
    Archetype(
      "PLATE", "Stoneware Plate", "炻器プレート", .tableware, 1_690, 620,
      "Reactive glaze; dishwasher, oven, microwave.",
      [.sizes([OptionValue("21", "21 cm"), OptionValue("27", "27 cm", 35)])]),
    Archetype(
      "BOWL", "Stoneware Bowl", "炻器ボウル", .tableware, 1_590, 480,
      "For soup, porridge and \"just one more\" helping.",
      [.volume([OptionValue("400", "400 ml"), OptionValue("700", "700 ml", 30)])]),
    Archetype(
      "LAMP", "Table Lamp", "テーブルランプ", .light, 12_900, 1_700,
      "Dims to candle light; cable 1.8 m.",
      [.material([OptionValue("BRS", "Brass", 10), OptionValue("STL", "Black Steel")])]),
    Archetype(
      "TARP", "Ultralight Tarp", "軽量タープ", .outdoor, 11_900, 540,
      "Silnylon with 19 tie-outs.",
      [.sizes([OptionValue("33", "3 × 3 m"), OptionValue("34", "3 × 4 m", 20)])]),
    Archetype(
      "CUSH", "Wool Cushion", "ウールクッション", .textile, 4_900, 700,
      "Cover of boiled wool, filling of feathers.",
      [.sizes([OptionValue("45", "45 × 45 cm"), OptionValue("57", "50 × 70 cm", 28)])]),
    Archetype(
      "TRAY", "Serving Tray", "サービングトレイ", .wood, 3_600, 900,
      "One piece of wood, no glue.",
      [.material([OptionValue("OAK", "Oak"), OptionValue("WAL", "Walnut", 30)])]),
    Archetype(
      "PACK", "Day Pack", "デイパック", .outdoor, 7_900, 760,
      "Waxed cotton, a padded back, a loop for the axe.",
      [.volume([OptionValue("18", "18 l"), OptionValue("26", "26 l", 18)])]),
    Archetype(
      "MAT", "Camping Mat", "キャンピングマット", .outdoor, 6_400, 480,
      "R-value 4.2; inflates in a minute.",
      [.sizes([OptionValue("R", "Regular"), OptionValue("W", "Wide", 22)])]),
    Archetype(
      "POT", "Dutch Oven", "ダッチオーブン", .cookware, 8_900, 4_200,
      "Cast iron with a lid that is a pan as well.",
      [.volume([OptionValue("3", "3 l"), OptionValue("5", "5 l", 35)])]),
  ]

  /// Sold in three variants.
  static let trios: [Archetype] = [
    Archetype(
      "THROW", "Wool Throw", "ウールスロー", .textile, 9_900, 1_100,
      "130 × 180 cm of lambswool with a short fringe.", [.colours]),
    Archetype(
      "SMUG", "Stoneware Mug", "炻器マグ", .tableware, 1_890, 340, "Holds 300 ml and the heat.",
      [.colours]),
    Archetype(
      "SOCK", "Hiking Socks", "ハイキングソックス", .clothing, 2_190, 90,
      "Merino with a flat toe seam.", [.sockSizes]),
    Archetype(
      "GLOVE", "Wool Gloves", "ウール手袋", .clothing, 3_490, 120, "Windproof lining, leather palm.",
      [.clothingSizes]),
    Archetype(
      "CAP", "Wool Cap", "ウールキャップ", .clothing, 3_900, 110, "Folds over the ears.", [.colours]),
    Archetype(
      "SLIP", "Felt Slippers", "フェルトスリッパ", .clothing, 5_900, 380, "Pressed wool, a sole of cork.",
      [.slipperSizes]),
    Archetype(
      "LINEN", "Bed Linen", "ベッドリネン", .textile, 11_900, 1_600,
      "Stonewashed linen that needs no iron.",
      [
        .sizes([
          OptionValue("135", "135 × 200 cm"), OptionValue("155", "155 × 220 cm", 18),
          OptionValue("200", "200 × 200 cm", 40),
        ])
      ]),
    Archetype(
      "TOTE", "Canvas Tote", "キャンバストート", .textile, 2_900, 420,
      "Heavy cotton, carries 20 kg of books.", [.colours]),
    Archetype(
      "RUG", "Woven Rug", "手織りラグ", .textile, 5_900, 1_400, "Recycled cotton, both sides good.",
      [
        .sizes([
          OptionValue("60", "60 × 90 cm"), OptionValue("80", "80 × 150 cm", 80),
          OptionValue("140", "140 × 200 cm", 250),
        ])
      ]),
    Archetype(
      "SHELF", "Wall Shelf", "ウォールシェルフ", .wood, 6_900, 2_400, "Ash on hidden brackets.",
      [
        .sizes([
          OptionValue("60", "60 cm"), OptionValue("90", "90 cm", 25),
          OptionValue("120", "120 cm", 50),
        ])
      ]),
    Archetype(
      "TENT", "Trekking Tent", "トレッキングテント", .outdoor, 32_900, 1_900,
      "Two poles, ten minutes, four seasons.",
      [
        .sizes([
          OptionValue("1P", "1 person"), OptionValue("2P", "2 persons", 30),
          OptionValue("3P", "3 persons", 55),
        ])
      ]),
    Archetype(
      "BLKT", "Picnic Blanket", "ピクニックブランケット", .outdoor, 5_400, 980,
      "Wool above, waterproof below.", [.colours]),
  ]
}
