/// An article of its own, whose title is what is awkward about it.
struct OddArticle {
  var title: String
  /// What its handle and search title are made of: letters, digits and blanks.
  var plainTitle: String
  /// Instead of the archetype's SKU.
  var sku: String
  /// Instead of the archetype's sentence.
  var detail: String
}

extension Oddity {
  /// Nil where only something else about an ordinary product is odd.
  var article: OddArticle? {
    switch self {
    case .cjkTitle:
      OddArticle(
        title: "檜の香り – Hinoki 入浴剤セット（3点）", plainTitle: "Hinoki Bath Set", sku: "HINOKI-3",
        detail: "Three bath salts with the scent of cypress. 3種類の入浴剤。")
    case .emojiTitle:
      OddArticle(
        title: "Gift Box “Hygge” 🎁✨ for 👩‍👩‍👧", plainTitle: "Gift Box Hygge",
        sku: "BOX-HYGGE", detail: "A candle, two mugs and a throw, wrapped.")
    case .quotedTitle:
      OddArticle(
        title: "Shelf Bracket 12\", \"Industrial\" Style, Black",
        plainTitle: "Shelf Bracket 12 Inch", sku: "BRACKET-12",
        detail: "Powder-coated steel, 12\" deep, carries 40 kg.")
    case .escapeSequenceTitle:
      OddArticle(
        title: "Trail Map \u{1B}]0;not your terminal's title\u{07}North\u{00A0}Cape",
        plainTitle: "Trail Map North Cape", sku: "MAP-NCAPE",
        detail: "1 : 50,000, waterproof, with huts and ferries.")
    case .longTitle:
      OddArticle(
        title: "Complete Winter Camping Starter Set with Tent, Mat, Stove, Lantern, Hatchet, "
          + "Folding Saw, Fire Steel, Two Mugs, Two Bowls, Cutlery, Dry Bags in Three Sizes and a "
          + "Printed Guide to Forty Huts in the North",
        plainTitle: "Winter Camping Starter Set", sku: "SET-WINTER",
        detail: "Everything for the first night out; you bring the courage.")
    case .rightToLeftTitle:
      OddArticle(
        title: "כוס אמייל Enamel Cup قدح 250 ml", plainTitle: "Enamel Cup 250 ml",
        sku: "CUP-250-RTL", detail: "Printed in three scripts.")
    case .shoutingTitle:
      OddArticle(
        title: "BEST LANTERN EVER!!! FREE SHIPPING", plainTitle: "Pocket Lantern",
        sku: "LNTRN-POCKET", detail: "Charges by the sun, folds flat.")
    case .formulaTitle:
      OddArticle(
        title: "=1+1 Egg Cups", plainTitle: "Pair of Egg Cups", sku: "EGGCUP-2",
        detail: "Two cups of stoneware, and a title that spreadsheets take for a sum.")
    case .free:
      OddArticle(
        title: "Catalogue 2026/27 (free with any order)", plainTitle: "Catalogue 2026",
        sku: "CATALOGUE-26", detail: "96 pages to leaf through by the stove.")
    case .huge:
      OddArticle(
        title: "Sauna Cabin, Spruce, for 4 Persons", plainTitle: "Sauna Cabin Spruce",
        sku: "SAUNA-4", detail: "Delivered in one piece by crane; stove and stones included.")
    default: nil
    }
  }
}
