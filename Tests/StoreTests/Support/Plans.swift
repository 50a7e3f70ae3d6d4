import Commerce
import Testing

@testable import Store

extension Store {
  /// A plan that sets one field of all variants that match.
  func plan(
    _ field: EditableField, where query: String = "", _ new: (Int) -> String?
  ) throws -> [EditPlanRow] {
    try editSubjects(query: try parse(query, .catalog)).enumerated().map { index, subject in
      let isProduct = field.entity == .product
      return EditPlanRow(
        entity: field.entity,
        entityID: isProduct ? subject.productID : try #require(subject.variantID),
        subject: subject.subject, title: subject.title, field: field,
        old: subject.values[field], new: new(index), currency: subject.currency,
        version: isProduct ? subject.productVersion : subject.variantVersion)
    }
  }

  /// Sets one field; returns the change set's number.
  @discardableResult
  func set(
    _ field: EditableField, _ new: String?, where query: String = "", actor: String = "ida",
    now: Instant = noon
  ) throws -> Int64 {
    let outcome = try apply(
      plan: try plan(field, where: query) { _ in new }, summary: "\(field.rawValue) \(new ?? "")",
      actor: actor, now: now)
    return try #require(outcome.changeSet?.id)
  }

  /// Everything that an edit may change.
  func picture() throws -> [[EditableField: String]] {
    try editSubjects(query: Query()).map(\.values)
  }

  func prices(_ query: String = "") throws -> [String?] {
    try catalogRows(query, sort: SortOrder("sku")).map { $0.price?.decimal }
  }

  /// Mugs with the prices 1.00, 2.00 … under the SKUs M-1, M-2 …
  static func mugs(_ count: Int) throws -> Store {
    let store = try Store.inMemory(zone: .utc)
    try store.take(
      .products,
      try (1...count).map { number in
        product(
          "p\(number)", title: "Mug \(number)", tags: ["a", "b"],
          variants: [try variant("M-\(number)", price: "\(number).00")])
      })
    return store
  }
}
