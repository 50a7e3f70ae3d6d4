/// Column names as systems write them, brought to one form.
enum HeaderWords {
  /// `Art.-Nr. ` and `ART NR` are `art nr`; accents go, so that `Prénom` is `prenom`.
  static func normalised(_ name: String) -> String {
    var result = ""
    for character in name.lowercased() {
      if let plain = plain[character] {
        result += plain
      } else if character.isLetter || character.isNumber {
        result.append(character)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    while result.hasSuffix(" ") { result.removeLast() }
    while result.hasPrefix(" ") { result.removeFirst() }
    return result
  }

  private static let plain: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "à": "a", "á": "a",
    "â": "a", "ã": "a", "å": "a", "ç": "c", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o",
    "ô": "o", "õ": "o", "ø": "o", "ú": "u", "û": "u", "ł": "l", "ż": "z", "ś": "s", "ć": "c",
    "ę": "e", "ą": "a", "ń": "n", "№": "no", "#": "no",
  ]

  /// Names of each of our columns, in forms as `normalised` makes them; the first match wins, so
  /// the surest stand first. English, German, French, Spanish, Italian, Dutch, Polish.
  static let synonyms: [String: [String]] = [
    "sku": [
      "sku", "stockcode", "stock code", "item code", "itemcode", "item number", "item no",
      "article number", "article no", "product code", "productcode", "part number", "variant sku",
      "seller sku", "merchant sku", "artikelnummer", "artikelnr", "artikel nr", "art nr", "artnr",
      "bestellnummer", "reference", "ref", "code article", "referencia", "codigo", "codice",
      "codice articolo", "artikelcode", "indeks", "kod produktu", "material", "article", "artikel",
    ],
    "handle": ["handle", "url handle", "url key", "slug", "parent sku", "style", "style number"],
    "title": [
      "title", "product name", "product title", "item name", "name", "description", "bezeichnung",
      "artikelbezeichnung", "produktname", "titel", "designation", "libelle", "nom", "nombre",
      "titulo", "nome", "titolo", "naam", "omschrijving", "nazwa", "product",
    ],
    "description": [
      "long description", "body html", "html description", "product description", "description",
      "beschreibung", "langtext", "descripcion", "descrizione", "opis",
    ],
    "vendor": [
      "vendor", "brand", "manufacturer", "marke", "hersteller", "marque", "fabricant", "marca",
      "fabricante", "merk", "producent", "supplier",
    ],
    "type": ["type", "product type", "produkttyp", "warengruppe", "tipo", "typ"],
    "category": [
      "category", "categories", "product category", "kategorie", "categorie", "categoria",
      "kategoria",
    ],
    "tags": ["tags", "labels", "keywords", "schlagworte"],
    "status": ["status", "state", "active", "enabled", "aktiv", "actif"],
    "seo_title": ["seo title", "meta title", "page title"],
    "seo_description": ["seo description", "meta description"],
    "option1_name": ["option1 name", "option 1 name"],
    "option1": ["option1 value", "option1", "option 1", "size", "groesse", "taille", "talla"],
    "option2_name": ["option2 name", "option 2 name"],
    "option2": ["option2 value", "option2", "option 2", "colour", "color", "farbe", "couleur"],
    "option3_name": ["option3 name", "option 3 name"],
    "option3": ["option3 value", "option3", "option 3"],
    "price": [
      "price", "unit price", "unitprice", "sales price", "selling price", "retail price", "rrp",
      "preis", "vk", "vk preis", "verkaufspreis", "bruttopreis", "prix", "prix de vente", "precio",
      "prezzo", "prijs", "cena", "item price", "amount",
    ],
    "compare_at": [
      "compare at price", "compare at", "was price", "list price", "msrp", "uvp", "old price",
      "streichpreis", "prix barre",
    ],
    "cost": [
      "cost", "cost price", "unit cost", "cost per item", "purchase price", "buy price", "ek",
      "ek preis", "einkaufspreis", "einstandspreis", "prix d achat", "cout", "coste", "costo",
      "kostprijs", "koszt",
    ],
    "unit_cost": [
      "unit cost", "cost", "cost price", "price", "unit price", "einkaufspreis", "ek preis",
      "preis",
    ],
    "currency": [
      "currency", "currency code", "waehrung", "devise", "moneda", "valuta", "waluta",
    ],
    "barcode": [
      "barcode", "ean", "ean13", "ean code", "gtin", "upc", "isbn", "strichcode", "code barre",
      "code barres", "codigo de barras", "kod kreskowy",
    ],
    "weight": [
      "weight", "weight g", "weight grams", "grams", "gewicht", "gewicht g", "poids", "peso",
      "waga",
    ],
    "quantity": [
      "quantity", "qty", "units", "menge", "anzahl", "stueck", "quantite", "qte", "cantidad",
      "quantita", "aantal", "ilosc", "lineitem quantity", "quantity ordered", "stock", "bestand",
    ],
    "minimum": [
      "minimum", "min stock", "minimum stock", "reorder point", "reorder level", "mindestbestand",
      "meldebestand", "stock minimum",
    ],
    "images": [
      "images", "image", "image url", "image src", "picture", "bild", "bild url", "photo",
    ],
    "location": [
      "location", "warehouse", "warehouse name", "store", "site", "lager", "lagerort", "standort",
      "entrepot", "depot", "almacen", "magazzino", "magazijn", "magazyn", "source code", "bin",
    ],
    "on_hand": [
      "on hand", "onhand", "qty on hand", "quantity on hand", "physical", "physical stock",
      "stock on hand", "soh", "total stock", "stock level", "bestand", "lagerbestand",
      "stock physique", "stock", "existencias", "giacenza", "voorraad", "stan", "quantity", "qty",
      "menge", "quantite",
    ],
    "available": [
      "available", "available qty", "qty available", "quantity available", "free stock",
      "available stock", "sellable", "salable", "verfuegbar", "verfuegbarer bestand", "disponible",
      "stock disponible", "disponibile", "beschikbaar", "dostepne",
    ],
    "committed": [
      "committed", "allocated", "reserved", "qty allocated", "reserviert", "reserve", "reservado",
    ],
    "incoming": [
      "incoming", "inbound", "on order", "qty on order", "in transit", "bestellt", "en commande",
    ],
    "counted": ["counted", "count", "counted qty", "gezaehlt", "zaehlmenge", "compte"],
    "order": [
      "order", "order number", "order no", "order id", "orderid", "order name", "order reference",
      "invoiceno", "invoice no", "invoice number", "sales order", "bestellnummer", "bestellung",
      "auftragsnummer", "auftrag", "commande", "numero de commande", "no commande", "pedido",
      "ordine", "ordernummer", "zamowienie", "numer zamowienia",
    ],
    "placed_at": [
      "placed at", "order date", "created at", "created", "purchase date", "invoicedate",
      "invoice date", "date", "ordered at", "bestelldatum", "datum", "auftragsdatum",
      "date de commande", "fecha", "data", "data zamowienia", "orderdatum",
    ],
    "total": ["total", "order total", "grand total", "gesamtbetrag", "gesamt", "total ttc"],
    "subtotal": ["subtotal", "sub total", "zwischensumme"],
    "shipping": ["shipping", "shipping cost", "postage", "versandkosten", "frais de port"],
    "tax": ["tax", "taxes", "vat", "mwst", "tva", "iva", "steuer"],
    "discount": ["discount", "discount amount", "rabatt", "remise", "descuento"],
    "payment": [
      "payment status", "financial status", "payment", "order status", "status", "zahlungsstatus",
      "zahlstatus",
    ],
    "fulfilment": [
      "fulfilment", "fulfillment", "fulfillment status", "fulfilment status", "shipping status",
      "order status", "status", "versandstatus", "lieferstatus",
    ],
    "paid_at": ["paid at", "payment date", "bezahlt am"],
    "fulfilled_at": ["fulfilled at", "shipped at", "dispatch date", "shipped date", "versandt am"],
    "cancelled_at": ["cancelled at", "canceled at", "cancelled", "storniert am"],
    "ship_by": ["ship by", "ship by date", "despatch by", "latest ship date", "versand bis"],
    "service": ["shipping method", "shipping service", "carrier", "service", "versandart"],
    "customer": [
      "customer", "customer name", "recipient", "ship to name", "shipping name", "name", "kunde",
      "kundenname", "empfaenger", "client", "cliente", "klant", "klient",
    ],
    "email": ["email", "e mail", "customer email", "mail"],
    "city": [
      "city", "town", "shipping city", "ort", "stadt", "ville", "ciudad", "citta", "miasto",
    ],
    "postcode": [
      "postcode", "post code", "zip", "zip code", "postal code", "shipping zip", "plz",
      "postleitzahl", "code postal", "cap", "kod pocztowy",
    ],
    "country": [
      "country", "country code", "shipping country", "ship country", "land", "pays", "pais",
      "paese", "kraj",
    ],
    "code": ["code", "supplier code", "supplier id", "lieferantennummer", "kreditor"],
    "name": [
      "name", "supplier name", "supplier", "promotion", "event", "lieferant", "firma",
      "fournisseur",
    ],
    "lead_time_days": [
      "lead time days", "lead time", "leadtime", "lieferzeit", "lieferzeit tage", "delai",
    ],
    "number": [
      "number", "po number", "po no", "po", "purchase order", "purchase order number",
      "bestellnummer", "bestellung", "commande",
    ],
    "supplier": [
      "supplier", "supplier code", "vendor", "lieferant", "fournisseur", "proveedor", "fornitore",
      "leverancier", "dostawca",
    ],
    "ordered": [
      "ordered", "qty ordered", "quantity ordered", "order qty", "bestellmenge", "bestellt",
      "quantity", "qty", "menge",
    ],
    "received": ["received", "qty received", "quantity received", "geliefert", "recu"],
    "ordered_on": ["ordered on", "order date", "bestelldatum", "created", "date"],
    "expected_on": [
      "expected on", "eta", "due date", "expected", "delivery date", "expected date",
      "liefertermin", "lieferdatum", "date de livraison",
    ],
    "received_on": ["received on", "received date", "wareneingang"],
    "key": ["key", "id", "code"],
    "kind": ["kind", "type", "art"],
    "state": ["state", "status"],
    "channels": ["channels", "channel", "kanal"],
    "value": ["value", "discount", "wert"],
    "targets": ["targets", "applies to", "products"],
    "start": ["start", "start date", "starts", "from", "von", "beginn", "debut"],
    "end": ["end", "end date", "ends", "until", "to", "bis", "ende", "fin"],
    "zone": ["zone", "time zone", "timezone"],
  ]

  /// How well a header names one of our columns: 0 is not at all. The whole name counts more than
  /// a word in it, an early synonym more than a late one.
  static func score(_ header: String, for column: String) -> Int {
    let name = normalised(header)
    guard !name.isEmpty else { return 0 }
    let words = synonyms[column] ?? []
    if name == normalised(column) { return 200 }
    if let place = words.firstIndex(of: name) { return 150 - place }
    let padded = " \(name) "
    guard let place = words.firstIndex(where: { $0.count > 2 && padded.contains(" \($0) ") }) else {
      return 0
    }
    return 70 - min(place, 40)
  }
}
