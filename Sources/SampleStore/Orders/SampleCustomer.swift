/// A customer who can't be mistaken for a real one.
struct SampleCustomer {
  var name: String
  var email: String
  var street: String
  var town: Town
  /// Dialable nowhere: numbers that Germany keeps for films.
  var phone: String

  init(_ random: inout SampleRandom) {
    let first = random.pick(Self.firstNames)
    let last = random.pick(Self.lastNames)
    let number = random.within(1...998)
    let domain = random.chance(600) ? "example.com" : "example.org"
    name = "\(first) \(last)"
    email = "\(first.lowercasedASCII).\(last.lowercasedASCII)\(number)@\(domain)".mailSafe
    street = "\(random.pick(Self.streets)) \(random.within(1...148))"
    town = random.pick(Town.all)
    phone = "+49 30 23125 \(100 + number % 900)"
  }

  private static let firstNames = [
    "Ada", "Bo", "Cleo", "Dag", "Edda", "Falk", "Gesa", "Hauke", "Ida", "Jorid", "Kaj", "Liv",
    "Mads", "Nele", "Ole", "Pia", "Quirin", "Runa", "Sünje", "Tore", "Ulla", "Veit", "Wanda",
    "Xenia", "Yrsa", "Zeno", "Åse", "Björn", "Élodie", "Łucja", "Óscar", "Ünal",
  ]

  private static let lastNames = [
    "Beispiel", "Muster", "Probe", "Specimen", "Platzhalter", "Sample", "Niemand", "Irgendwer",
    "Fiktiva", "Erdacht", "Mockman", "Dummy-Test", "O'Example", "Ausgedacht", "Exemple",
    "Ejemplo", "Esempio", "Voorbeeld", "Eksempel", "Przykład",
  ]

  private static let streets = [
    "Musterstraße", "Beispielweg", "Probeallee", "Testgasse", "Am Platzhalter", "Exempelring",
    "Fiktionsufer", "Nirgendwoweg",
  ]
}

/// Where parcels go.
struct Town {
  var city: String
  var postcode: String
  var province: String
  var provinceName: String
  var country: String

  private init(
    _ city: String, _ postcode: String, _ country: String = "DE", _ province: String = "",
    _ provinceName: String = ""
  ) {
    self.city = city
    self.postcode = postcode
    self.country = country
    self.province = province
    self.provinceName = provinceName
  }

  static let all: [Town] = [
    Town("Berlin", "10115", "DE", "BE", "Berlin"), Town("Berlin", "12043", "DE", "BE", "Berlin"),
    Town("Hamburg", "20095", "DE", "HH", "Hamburg"), Town("München", "80331", "DE", "BY", "Bayern"),
    Town("Köln", "50667", "DE", "NW", "Nordrhein-Westfalen"),
    Town("Leipzig", "04109", "DE", "SN", "Sachsen"),
    Town("Dresden", "01067", "DE", "SN", "Sachsen"), Town("Bremen", "28195", "DE", "HB", "Bremen"),
    Town("Kiel", "24103", "DE", "SH", "Schleswig-Holstein"),
    Town("Rostock", "18055", "DE", "MV", "Mecklenburg-Vorpommern"),
    Town("Freiburg", "79098", "DE", "BW", "Baden-Württemberg"),
    Town("Frankfurt am Main", "60311", "DE", "HE", "Hessen"),
    Town("Wien", "1010", "AT"), Town("Graz", "8010", "AT"), Town("Zürich", "8001", "CH"),
    Town("Amsterdam", "1012", "NL"), Town("København", "1050", "DK"),
    Town("Malmö", "211 18", "SE"), Town("Paris", "75003", "FR"), Town("Strasbourg", "67000", "FR"),
    Town("Praha", "110 00", "CZ"), Town("Gdańsk", "80-831", "PL"),
  ]
}

extension String {
  /// Only what any mail system takes before the `@`.
  fileprivate var mailSafe: String {
    String(decoding: utf8.filter { $0 < 0x80 && $0 != 0x27 && $0 != 0x20 }, as: UTF8.self)
  }
}
