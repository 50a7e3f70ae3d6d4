import Commerce

extension JSONValue {
  static func article(_ facts: ArticleFacts) -> JSONValue {
    .object([
      "sku": .text(facts.sku), "product_id": .integer(facts.productID),
      "title": .string(facts.title),
      "options": .object(facts.options.map { Member(key: $0.name, value: .string($0.value)) }),
      "channel": .texts(facts.channels), "barcodes": .texts(facts.barcodes),
      "vendor": .text(facts.vendor), "price": .amount(facts.price),
      "currency": .text(facts.price?.currency.code), "stock": .number(facts.stock),
      "listings": .array(facts.listings.map { listing($0, of: facts) }),
    ])
  }

  private static func listing(_ listing: ArticleListing, of facts: ArticleFacts) -> JSONValue {
    .object([
      "channel": .string(listing.channel), "sku": .text(listing.sku ?? facts.sku),
      "title": .text(listing.title), "price": .amount(listing.price),
      "currency": .text(listing.price?.currency.code), "quantity": .number(listing.quantity),
      "live": .bool(listing.isLive), "article_id": .text(listing.articleID),
    ])
  }

  private static func evidence(_ evidence: [ArticleEvidence]) -> JSONValue {
    .array(
      evidence.map {
        .object(["code": .string($0.code), "because": .string($0.sentence)])
      })
  }

  static func pair(_ pair: ArticlePair) -> JSONValue {
    .object([
      "id": .integer(pair.id), "strength": .string(pair.match.strength.word),
      "kept": .article(pair.kept), "removed": .article(pair.removed),
      "for": evidence(pair.match.reasons), "against": evidence(pair.match.doubts),
      "shared": .texts(pair.match.shared), "remedy": .text(pair.remedy),
    ])
  }

  static func link(_ plan: LinkPlan, _ match: ArticleMatch?) -> JSONValue {
    .object([
      "strength": .text(match?.strength.word), "kept": .article(plan.kept),
      "removed": .article(plan.removed), "for": evidence(match?.reasons ?? []),
      "against": evidence(match?.doubts ?? []),
      "moves": .object([
        "listings": .texts(plan.listings), "stock": .texts(plan.stock),
        "order_lines": .number(plan.orderLines),
        "purchase_order_lines": .number(plan.purchaseOrderLines),
        "tickets": .number(plan.tickets), "fields": .texts(plan.filled.map(\.rawValue)),
      ]),
      "refused_because": .text(plan.refusal),
      "remedy": .text(match?.remedy(plan.kept, plan.removed)),
    ])
  }

  static func identity(_ record: IdentityRecord) -> JSONValue {
    .object([
      "set": .integer(record.changeSet), "kind": .string(record.kind.rawValue),
      "sku": .string(record.sku), "other_sku": .string(record.otherSKU),
      "channel": .texts(record.channels), "reason": .text(record.reason),
      "actor": .string(record.actor), "at": .instant(record.at),
    ])
  }
}
