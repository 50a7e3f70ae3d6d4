extension OptionAxis {
  static let colours = OptionAxis(
    name: "Color", japaneseName: "色",
    values: [
      OptionValue("NVY", "Navy"), OptionValue("MOS", "Moss"), OptionValue("OAT", "Oat"),
      OptionValue("RST", "Rust"), OptionValue("GRA", "Granite"), OptionValue("BLK", "Black"),
      OptionValue("ICE", "Ice Blue"), OptionValue("PLU", "Plum"),
    ])

  static let clothingSizes = sizes([
    OptionValue("S", "S"), OptionValue("M", "M"), OptionValue("L", "L"),
  ])

  static let sockSizes = sizes([
    OptionValue("36", "36–38"), OptionValue("39", "39–41"), OptionValue("42", "42–44"),
  ])

  static let slipperSizes = sizes([
    OptionValue("37", "37/38"), OptionValue("39", "39/40"), OptionValue("42", "42/43"),
  ])

  static func sizes(_ values: [OptionValue]) -> OptionAxis {
    OptionAxis(name: "Size", japaneseName: "サイズ", values: values)
  }

  static func volume(_ values: [OptionValue]) -> OptionAxis {
    OptionAxis(name: "Volume", japaneseName: "容量", values: values)
  }

  static func material(_ values: [OptionValue]) -> OptionAxis {
    OptionAxis(name: "Material", japaneseName: "素材", values: values)
  }
}
