@testable import Commerce

let contentNow = Instant(rfc3339: "2026-11-22T10:00:00Z") ?? Instant(milliseconds: 0)
let ownShop = Channel(code: "shop", name: "Shop", kind: .ownStore)
let market = Channel(code: "amazon-de", name: "Amazon.de", kind: .marketplace)

/// A product without a fault on a shop and on Amazon, as far as the rules look.
func flawless() throws -> ContentCase {
  var product = ProductContent(
    title: "Fjell Enamel Mug", descriptionHTML: "<p>Enamelled steel.</p>", vendor: "Kelowerk",
    category: "Kitchen", seoTitle: "Fjell Enamel Mug by Kelowerk",
    seoDescription: String(repeating: "m", count: 140),
    images: (1...4).map { ProductImage(url: "u\($0)", position: $0, altText: "A mug") })
  product.status = .active
  var variant = VariantContent(
    id: 1, sku: "MUG-RED", barcode: "4006381333931",
    price: try Money(decimal: "20", currency: .eur),
    cost: try Money(decimal: "8", currency: .eur), available: 5)
  variant.weightGrams = 300
  variant.statesWeight = true
  let price = variant.price
  return ContentCase(
    product: product, variants: [variant],
    channels: [
      ChannelContent(
        ownShop, platform: .shopify,
        listings: [ListingContent(variant: 1, price: price)], imageCount: 4),
      ChannelContent(
        market, platform: .amazon,
        listings: [ListingContent(variant: 1, price: price, quantity: 5)]),
    ], owner: "shop")
}

/// The flawless product after `change`.
func judged(
  settings: ContentSettings = ContentSettings(), waivers: [FindingKey: FindingWaiver] = [:],
  at now: Instant = contentNow, _ change: (inout ContentCase) throws -> Void
) throws -> ContentVerdict {
  var facts = try flawless()
  try change(&facts)
  return ContentRules.judge(facts, waivers: waivers, settings: settings, now: now)
}

/// `CODE channel` of each finding.
func found(
  settings: ContentSettings = ContentSettings(), at now: Instant = contentNow,
  _ change: (inout ContentCase) throws -> Void
) throws -> [String] {
  try judged(settings: settings, at: now, change).findings.map {
    "\($0.code.rawValue) \($0.channel)" + ($0.aspect.isEmpty ? "" : " \($0.aspect)")
  }
}
