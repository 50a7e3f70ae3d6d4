/// The names that Amazon's listings reports give their columns in the seller's own language.
///
/// A report of one language is known by its names for the SKU and the title together: single words
/// such as `Preis` stand in everybody's spreadsheets. Orders, stock and returns come with English
/// names everywhere. Dutch and Swedish names are not known here.
enum AmazonColumnNames {
  /// The English names of the columns of a report in another language, by position; empty for any
  /// other header, and without the columns that have no English name.
  static func english(_ names: [String]) -> [Int: String] {
    let keys = names.map { Header.normalised($0.replacing("’", with: "'")) }
    let known = Set(keys)
    if known.contains("seller-sku-(satıcı-sku)") { return bilingual(keys) }
    guard let language = languages.first(where: { $0.isKnown(by: known) }) else { return [:] }
    var found: [Int: String] = [:]
    for (index, key) in keys.enumerated() {
      if let name = language.names[key] ?? common[key] { found[index] = name }
    }
    return found
  }

  /// Turkish reports put the Turkish name in parentheses behind the English one.
  private static func bilingual(_ keys: [String]) -> [Int: String] {
    var found: [Int: String] = [:]
    for (index, key) in keys.enumerated() {
      if let end = key.firstIndex(of: "(") {
        found[index] = Header.normalised(String(key[..<end]))
      } else if key == "durum" {
        found[index] = "status"
      }
    }
    return found
  }

  private struct Language: Sendable {
    /// English names by normalised names of the language.
    let names: [String: String]

    init(_ columns: KeyValuePairs<String, String>) {
      names = Dictionary(
        columns.map { (Header.normalised($0.value), $0.key) },
        uniquingKeysWith: { first, _ in first })
    }

    func isKnown(by keys: Set<String>) -> Bool {
      ["seller-sku", "item-name"].allSatisfy { english in
        names.contains { $0.value == english && keys.contains($0.key) }
      }
    }
  }

  private static let common = ["asin-1": "asin1", "asin-2": "asin2", "asin-3": "asin3"]

  private static let languages = [german, french, italian, spanish, polish, japanese, chinese]

  private static let german = Language([
    "item-name": "Artikelbezeichnung", "item-description": "Artikelbeschreibung",
    "listing-id": "Angebotsnummer", "seller-sku": "Händler-SKU", "price": "Preis",
    "quantity": "Menge", "open-date": "Erstellungsdatum",
    "item-is-marketplace": "Artikel ist Marketplace-Angebot", "product-id-type": "Produkt-ID-Typ",
    "item-note": "Anmerkung zum Artikel", "item-condition": "Artikelzustand",
    "will-ship-internationally": "Internationaler Versand",
    "expedited-shipping": "Expressversand", "product-id": "Produkt-ID",
    "fulfillment-channel": "Versender", "merchant-shipping-group": "Händlerversandgruppe",
  ])

  private static let french = Language([
    "item-name": "nom-produit", "item-description": "description-article",
    "listing-id": "id-offre", "seller-sku": "sku-vendeur", "price": "prix",
    "quantity": "quantité", "open-date": "date-ouverture", "product-id-type": "type-id-produit",
    "item-note": "note-état-article", "item-condition": "état-produit",
    "will-ship-internationally": "expédition-international",
    "expedited-shipping": "livraison-express", "product-id": "id-produit",
    "fulfillment-channel": "canal-traitement",
    "merchant-shipping-group": "groupe-expédition-vendeur", "status": "état",
  ])

  private static let italian = Language([
    "item-name": "Nome dell'articolo", "item-description": "Descrizione dell'articolo",
    "listing-id": "Numero offerta", "seller-sku": "SKU venditore", "price": "Prezzo",
    "quantity": "Quantità", "open-date": "Data di creazione",
    "item-is-marketplace": "Articolo per la vendita",
    "product-id-type": "Tipo di identificativo del prodotto",
    "item-note": "Note sull'articolo", "item-condition": "Condizione dell'articolo",
    "will-ship-internationally": "Spedizione internazionale",
    "expedited-shipping": "Spedizione Express", "product-id": "Identificativo del prodotto",
    "add-delete": "Aggiungi o elimina", "pending-quantity": "Quantità in sospeso",
    "fulfillment-channel": "Canale di gestione",
    "merchant-shipping-group": "gruppo-spedizione-venditore", "status": "stato",
  ])

  private static let spanish = Language([
    "item-name": "Título del producto", "item-description": "Descripción del producto",
    "listing-id": "Identificador del listing", "seller-sku": "SKU del vendedor",
    "price": "Precio", "quantity": "Cantidad", "open-date": "Fecha de creación",
    "item-is-marketplace": "Producto para vender",
    "product-id-type": "Tipo de identificador de producto",
    "item-note": "Nota sobre el producto", "item-condition": "Estado del producto",
    "will-ship-internationally": "Envío internacional", "expedited-shipping": "Envío urgente",
    "product-id": "Identificador del producto", "add-delete": "Añadir o eliminar",
    "pending-quantity": "Cantidad pendiente",
    "fulfillment-channel": "Canal de gestión logística", "status": "estado",
  ])

  private static let polish = Language([
    "item-name": "nazwa-produktu", "item-description": "opis-produktu",
    "listing-id": "identyfikator-oferty", "seller-sku": "sku-sprzedawcy", "price": "cena",
    "quantity": "ilość", "open-date": "data-otwarcia",
    "item-is-marketplace": "produkt-jest-(na)rynku",
    "product-id-type": "typ-identyfikatora-produktu", "item-note": "uwaga-o-produkcie",
    "item-condition": "stan-produktu", "will-ship-internationally": "wysyłka-międzynarodowa",
    "expedited-shipping": "przyspieszona-wysyłka", "product-id": "identyfikator-produktu",
    "add-delete": "dodaj-usuń", "pending-quantity": "ilość-oczekująca",
    "fulfillment-channel": "kanał-realizacji",
    "merchant-shipping-group": "grupa-wysyłki-sprzedawcy",
  ])

  private static let japanese = Language([
    "item-name": "商品名", "listing-id": "出品ID", "seller-sku": "出品者SKU", "price": "価格",
    "quantity": "在庫数", "open-date": "出品日", "product-id-type": "商品IDタイプ",
    "item-note": "コンディション説明", "item-condition": "コンディション",
    "will-ship-internationally": "国外へ配送可", "expedited-shipping": "迅速な配送",
    "product-id": "商品ID", "fulfillment-channel": "フルフィルメント・チャンネル",
    "status": "ステータス",
  ])

  private static let chinese = Language([
    "item-name": "商品名称", "item-description": "商品描述", "seller-sku": "卖家 SKU",
    "price": "价格", "quantity": "数量", "open-date": "开售日期",
    "item-is-marketplace": "是否为商城中的商品", "product-id-type": "商品编码类型",
    "item-note": "商品备注", "item-condition": "商品状况",
    "will-ship-internationally": "国际配送", "expedited-shipping": "加急配送",
    "product-id": "商品编码", "add-delete": "添加-删除", "pending-quantity": "等待购买数量",
    "fulfillment-channel": "配送渠道", "merchant-shipping-group": "卖家配送组", "status": "状态",
  ])
}
