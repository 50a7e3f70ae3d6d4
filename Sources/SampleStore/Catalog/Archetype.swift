/// A kind of thing that the shop sells in several lines.
struct Archetype {
  /// The first part of its SKUs.
  var code: String
  var noun: String
  var japaneseNoun: String
  var type: ProductType
  /// Before the line's own factor.
  var cents: Int
  var grams: Int
  /// What the body says after the first sentence.
  var detail: String
  /// What tells its variants apart; none for a single variant.
  var axes: [OptionAxis]

  init(
    _ code: String, _ noun: String, _ japaneseNoun: String, _ type: ProductType, _ cents: Int,
    _ grams: Int, _ detail: String, _ axes: [OptionAxis] = []
  ) {
    self.code = code
    self.noun = noun
    self.japaneseNoun = japaneseNoun
    self.type = type
    self.cents = cents
    self.grams = grams
    self.detail = detail
    self.axes = axes
  }
}

/// One choice that a buyer makes.
struct OptionAxis {
  var name: String
  var japaneseName: String
  var values: [OptionValue]

  /// The same list of values starting elsewhere, for lines with colours of their own.
  func rotated(by offset: Int) -> OptionAxis {
    guard isColour else { return self }
    var axis = self
    let start = offset % values.count
    axis.values = Array(values[start...] + values[..<start])
    return axis
  }

  var isColour: Bool { name == "Color" }
}

struct OptionValue {
  /// The SKU's part for it.
  var code: String
  var label: String
  /// Percent on the price.
  var surcharge: Int

  init(_ code: String, _ label: String, _ surcharge: Int = 0) {
    self.code = code
    self.label = label
    self.surcharge = surcharge
  }
}

/// What a product is filed under, and who makes it.
struct ProductType {
  var name: String
  var category: String
  var vendor: Supplier
  var tags: [String]

  static let tableware = ProductType("Tableware", "Kitchen", .ceramics, ["kitchen", "table"])
  static let cookware = ProductType("Cookware", "Kitchen", .smithy, ["kitchen", "cooking"])
  static let wood = ProductType("Woodware", "Home", .wood, ["home", "wood"])
  static let light = ProductType("Light", "Home", .light, ["home", "light"])
  static let glass = ProductType("Glassware", "Home", .light, ["home", "glass"])
  static let textile = ProductType("Home Textiles", "Home", .textile, ["home", "textile"])
  static let clothing = ProductType("Clothing", "Clothing", .textile, ["clothing", "layer"])
  static let outdoor = ProductType("Outdoor Gear", "Outdoor", .outdoor, ["outdoor", "trail"])
  static let tools = ProductType("Tools", "Outdoor", .smithy, ["outdoor", "tool"])
  static let paper = ProductType("Paper", "Home", .paper, ["paper", "gift"])
  static let garden = ProductType("Garden", "Home", .trading, ["garden", "home"])

  private init(_ name: String, _ category: String, _ vendor: Supplier, _ tags: [String]) {
    self.name = name
    self.category = category
    self.vendor = vendor
    self.tags = tags
  }
}

/// Who the shop buys from. All invented.
struct Supplier {
  var code: String
  var name: String
  var leadTimeDays: Int
  var currency: String
  /// Hundredths of its currency for one euro.
  var centsPerEuro: Int

  static let ceramics = Supplier("KEL", "Kelowerk Keramik", 21)
  static let textile = Supplier("AAV", "Aava Textil", 35)
  static let outdoor = Supplier("TIN", "Tindwerk Outdoor", 45)
  static let light = Supplier("LUM", "Lumi Glas und Licht", 28)
  static let wood = Supplier("SKO", "Skogholz Manufaktur", 18)
  static let paper = Supplier("PAP", "Papierkontor Nord", 10)
  static let smithy = Supplier("EIS", "Eisenhut Schmiede", 30)
  static let trading = Supplier("MOR", "Morgenrot Trading", 60, currency: "USD", centsPerEuro: 108)

  static let all = [ceramics, textile, outdoor, light, wood, paper, smithy, trading]

  private init(
    _ code: String, _ name: String, _ leadTimeDays: Int, currency: String = "EUR",
    centsPerEuro: Int = 100
  ) {
    self.code = code
    self.name = name
    self.leadTimeDays = leadTimeDays
    self.currency = currency
    self.centsPerEuro = centsPerEuro
  }
}

/// A collection: the first word of a title.
struct ProductLine {
  var code: String
  var name: String
  var japaneseName: String

  static let all: [ProductLine] = [
    ProductLine(code: "FJE", name: "Fjell", japaneseName: "フィエル"),
    ProductLine(code: "SKO", name: "Skog", japaneseName: "スコーグ"),
    ProductLine(code: "LUM", name: "Lumi", japaneseName: "ルミ"),
    ProductLine(code: "HAL", name: "Halla", japaneseName: "ハッラ"),
    ProductLine(code: "MYR", name: "Myr", japaneseName: "ミュール"),
    ProductLine(code: "VIK", name: "Vika", japaneseName: "ヴィーカ"),
    ProductLine(code: "SUN", name: "Sund", japaneseName: "スンド"),
    ProductLine(code: "TIN", name: "Tind", japaneseName: "ティンド"),
    ProductLine(code: "BRI", name: "Bris", japaneseName: "ブリス"),
    ProductLine(code: "ELV", name: "Elv", japaneseName: "エルヴ"),
    ProductLine(code: "KEL", name: "Kelo", japaneseName: "ケロ"),
    ProductLine(code: "AAV", name: "Aava", japaneseName: "アーヴァ"),
  ]
}
