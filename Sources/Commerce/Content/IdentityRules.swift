/// GTIN_*, SKU_*, ID_GOOGLE, VAR_OPT and LOGISTICS.
enum IdentityRules {
  static func check(_ facts: ContentCase, _ checks: inout ContentChecks) {
    let everywhere = facts.everyChannel
    let ownStores = facts.ownStores
    for variant in facts.variants {
      barcode(variant, at: facts.home, on: everywhere, &checks)
      sku(variant, facts, on: everywhere, ownStores, &checks)
      if variant.statesWeight, !ownStores.isEmpty {
        checks.check(
          .noWeight, on: ownStores,
          (variant.weightGrams ?? 0) > 0
            ? nil
            : ContentFinding(
              .noWeight, on: facts.home(among: ownStores), variant: variant.id, field: .weight,
              because: "It has no weight; parcels abroad need one."))
      }
    }
    options(facts, on: everywhere, &checks)
  }

  // MARK: GTIN

  private static func barcode(
    _ variant: VariantContent, at place: String, on channels: [Int],
    _ checks: inout ContentChecks
  ) {
    guard let barcode = variant.barcode, !barcode.isEmpty else { return }
    func finding(_ code: FindingCode, _ because: String) -> ContentFinding {
      ContentFinding(
        code, on: place, variant: variant.id, field: .barcode, value: barcode, because: because)
    }
    if let fault = Gtin.fault(of: barcode) {
      checks.check(.gtinBad, on: channels, finding(.gtinBad, "\(fault)".capitalisedFirst + "."))
      return
    }
    checks.check(.gtinBad, on: channels)
    checks.check(
      .gtinRestricted, on: channels,
      Gtin.restrictedPrefix(of: barcode).map {
        finding(
          .gtinRestricted,
          "Numbers that begin with \($0) are for use inside a store or for coupons.")
      })
    checks.check(
      .gtinShared, on: channels,
      variant.sharesBarcode
        ? finding(
          .gtinShared,
          "Another variant has the same barcode; barcode:\(barcode) in the catalog shows both.")
        : nil)
  }

  // MARK: SKU

  private static func sku(
    _ variant: VariantContent, _ facts: ContentCase, on channels: [Int], _ ownStores: [Int],
    _ checks: inout ContentChecks
  ) {
    guard let sku = variant.sku, !sku.isEmpty else { return }
    func finding(_ code: FindingCode, on place: String, _ because: String) -> ContentFinding {
      ContentFinding(
        code, on: place, variant: variant.id, field: .sku, value: sku, because: because)
    }
    checks.check(
      .skuShared, on: channels,
      variant.sharesSKU
        ? finding(
          .skuShared, on: facts.home,
          "Another variant has the same SKU; sku:\(sku) in the catalog shows both.") : nil)
    checks.check(
      .skuForm, on: channels,
      Sku.doubt(about: sku).map { finding(.skuForm, on: facts.home, "\($0).") })
    guard !ownStores.isEmpty else { return }
    checks.check(
      .idTooLongForGoogle, on: ownStores,
      sku.count > 50
        ? finding(
          .idTooLongForGoogle, on: facts.home(among: ownStores),
          "\(sku.count) characters; Google takes 50 for the id.") : nil)
  }

  // MARK: Options

  /// Variants of a product name the same options, each with a choice of its own.
  private static func options(
    _ facts: ContentCase, on channels: [Int], _ checks: inout ContentChecks
  ) {
    guard facts.variants.count > 1 else { return }
    var found: [ContentFinding] = []
    var seen: Set<[VariantOption]> = []
    let names = facts.variants.first { !$0.options.isEmpty }?.options.map(\.name) ?? []
    for variant in facts.variants {
      let because: String? =
        if variant.options.isEmpty {
          "It has no options, and the product has \(facts.variants.count) variants."
        } else if variant.options.map(\.name) != names {
          "Its options are \(variant.options.map(\.name).joined(separator: ", ")), "
            + "those of its siblings \(names.joined(separator: ", "))."
        } else if !seen.insert(variant.options).inserted {
          "Another variant of the product has the same options."
        } else {
          nil
        }
      guard let because else { continue }
      found.append(
        ContentFinding(
          .options, on: facts.home, variant: variant.id,
          value: variant.options.map(\.value).joined(separator: " / "), because: because))
    }
    checks.check(.options, on: channels, found)
  }
}

extension Gtin {
  /// The restricted or coupon prefix that a UPC or EAN begins with, read as 13 digits; nil when it
  /// has none. Source: GS1 prefixes for restricted circulation.
  public static func restrictedPrefix(of barcode: String) -> String? {
    guard [12, 13].contains(barcode.utf8.count) else { return nil }
    let digits = barcode.utf8.count == 12 ? "0" + barcode : barcode
    return ["02", "04", "05", "2", "98", "99"].first { digits.hasPrefix($0) }
  }

  /// The number as 14 digits, which is the same for all ways to write one; nil for what is no GTIN.
  public static func number(of barcode: String) -> Int64? {
    fault(of: barcode) == nil ? Int64(barcode) : nil
  }
}

extension Sku {
  /// Why a SKU is easily mistyped; nil when it is not.
  public static func doubt(about sku: String) -> String? {
    let isPlain = sku.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if !isPlain, sku.contains(where: \.isWhitespace) { return "The SKU has blanks in it" }
    // Nothing to mistake: most SKUs end here.
    guard sku.utf8.contains(where: { [0x30, 0x4F, 0x6F].contains($0) }) else { return nil }
    for part in sku.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let characters = Array(part)
      let letters = characters.count { $0.isLetter && $0 != "O" && $0 != "o" }
      let digits = characters.count { $0.isNumber && $0 != "0" }
      let hasO = characters.contains { $0 == "O" || $0 == "o" }
      if hasO, letters == 0, digits > 0 {
        return "\(part) has the letter O among digits: is it a zero?"
      }
      let zero = characters.indices.dropFirst().dropLast().first {
        characters[$0] == "0" && characters[$0 - 1].isLetter && characters[$0 + 1].isLetter
      }
      if zero != nil, digits == 0 { return "\(part) has a zero among letters: is it an O?" }
    }
    return nil
  }
}

extension String {
  /// As a sentence begins.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
