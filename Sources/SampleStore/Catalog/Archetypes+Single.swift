extension Archetype {
  /// Sold in one variant.
  static let singles: [Archetype] = [
    Archetype(
      "MUG35", "Enamel Mug 350 ml", "ホーローマグ 350 ml", .tableware, 1_490, 180,
      "Enamelled steel with a rolled rim, for the stove and the \"one last round\" by the fire."),
    Archetype(
      "CNDL", "Soy Candle 220 g", "ソイキャンドル 220 g", .light, 2_400, 420,
      "Soy wax with a cotton wick. Burns for about 45 hours."),
    Archetype(
      "STOVE", "Camp Stove", "キャンプストーブ", .outdoor, 8_900, 780,
      "Folds flat and burns twigs, cones and pellets."),
    Archetype(
      "LNTRN", "Storm Lantern", "ストームランタン", .light, 4_900, 960,
      "Galvanised steel, a glass chimney and 24 hours on one filling."),
    Archetype(
      "PAN26", "Cast-Iron Pan 26 cm", "鋳鉄フライパン 26 cm", .cookware, 7_900, 2_900,
      "Seasoned with linseed oil; ready for induction and embers."),
    Archetype(
      "KNIFE", "Bread Knife", "ブレッドナイフ", .cookware, 5_800, 190,
      "A 22 cm serrated blade in a beech handle."),
    Archetype(
      "BOARD", "Oak Cutting Board", "オークのまな板", .wood, 4_600, 1_350,
      "Oiled end-grain oak, 38 × 26 cm."),
    Archetype(
      "HOOK", "Brass Wall Hook", "真鍮フック", .wood, 1_250, 90,
      "Solid brass that darkens with the years. Screws included."),
    Archetype(
      "NOTE", "Field Notebook A5", "フィールドノート A5", .paper, 990, 160,
      "Waterproof paper, 96 pages, dotted."),
    Archetype(
      "CHART", "Star Chart Poster", "星図ポスター", .paper, 2_900, 240,
      "Northern sky at 60°, 50 × 70 cm, on uncoated paper."),
    Archetype(
      "SAW", "Folding Saw", "折りたたみのこぎり", .tools, 3_950, 260,
      "Pull stroke, 20 cm, locks open and closed."),
    Archetype(
      "FIRE", "Fire Steel", "ファイヤースターター", .tools, 1_690, 60,
      "Good for 12,000 strikes, wet or dry."),
    Archetype(
      "MILL", "Spice Mill", "スパイスミル", .cookware, 3_400, 310,
      "Ceramic grinder, \"fine\" to \"coarse\" in six steps."),
    Archetype(
      "APRN", "Linen Apron", "リネンエプロン", .textile, 4_200, 330,
      "Washed linen with two pockets and a loop for a towel."),
    Archetype(
      "BSKT", "Picnic Basket", "ピクニックバスケット", .wood, 8_400, 1_900,
      "Willow, lined with cotton, for four."),
    Archetype(
      "FEED", "Bird Feeder", "バードフィーダー", .garden, 2_750, 640,
      "Steel and larch; opens for cleaning."),
    Archetype(
      "WCAN", "Watering Can 1.5 l", "じょうろ 1.5 l", .garden, 3_150, 520,
      "A long spout for house plants."),
    Archetype(
      "KETTL", "Pour-Over Kettle 1 l", "ドリップケトル 1 l", .cookware, 6_900, 850,
      "A slim neck for a slow pour."),
    Archetype(
      "TPOT", "Stoneware Teapot 900 ml", "炻器ティーポット 900 ml", .tableware, 5_400, 1_020,
      "Glazed inside, raw outside, with a steel strainer."),
    Archetype(
      "AXE", "Camp Hatchet", "キャンプ用手斧", .tools, 7_450, 720,
      "Hand-forged head, hickory handle, leather sheath."),
    Archetype(
      "STOOL", "Birch Stool", "バーチスツール", .wood, 11_900, 3_800,
      "Stacks; three legs never wobble."),
    Archetype(
      "CLOCK", "Wall Clock 30 cm", "掛け時計 30 cm", .wood, 6_400, 900,
      "Silent movement, one AA cell."),
    Archetype(
      "VASE", "Hand-Blown Vase 24 cm", "手吹きガラスの花瓶 24 cm", .glass, 5_900, 1_150,
      "Each one a little different; that is the point."),
    Archetype(
      "TRVT", "Cork Trivet", "コルク鍋敷き", .wood, 890, 120,
      "Keeps the table cool; floats, too."),
  ]
}
