/// What a set-up would do: a row for each field, as any edit's plan has, and a seed for each product
/// and variant that would be made.
///
/// The rows of what is to be made have negative ids and nothing before. All rows of one product or
/// variant go in, or none: what is refused takes the others with it.
public struct SetupPlan: Hashable, Sendable {
  public var rows: [EditPlanRow]
  public var seeds: [SetupSeed]

  public init(rows: [EditPlanRow] = [], seeds: [SetupSeed] = []) {
    self.rows = rows
    self.seeds = seeds
  }
}

/// What a new row has that is no field to edit.
public struct SetupSeed: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    case product(handle: String, channel: String)
    /// `product` may be another seed's negative id.
    case variant(product: Int64, position: Int, currency: Currency)
  }

  /// Below 0, and the only one with it in the plan.
  public var id: Int64
  public var place: Place

  public init(id: Int64, place: Place) {
    self.id = id
    self.place = place
  }

  public var entity: EditEntity {
    switch place {
    case .product: .product
    case .variant: .variant
    }
  }
}

extension SetupPlan {
  /// The plan with what is refused of a row spread over all of it: a variant without a price is not
  /// made at all, a product without a title takes its variants with it, and one of whose variants
  /// none can be made is not made either.
  public func spreadingRefusals() -> SetupPlan {
    var refused: [Int64: Refusal] = [:]
    for row in rows where row.entityID < 0 && row.verdict == .refused {
      refused[row.entityID, default: Refusal(because: "see \(row.target.name)")].take(row)
    }
    let variants = seeds.compactMap { seed -> (id: Int64, product: Int64)? in
      guard case .variant(let product, _, _) = seed.place else { return nil }
      return (seed.id, product)
    }
    for seed in seeds where seed.entity == .product {
      let own = variants.filter { $0.product == seed.id }.map(\.id)
      if var refusal = refused[seed.id] {
        refusal.because = "its product is refused"
        for id in own where refused[id] == nil { refused[id] = refusal }
      } else if own.allSatisfy({ refused[$0] != nil }) {
        refused[seed.id] = own.compactMap { refused[$0] }.reduce(
          Refusal(because: "none of its variants can be made")
        ) { $0.joining($1) }
      }
    }
    var plan = self
    for index in plan.rows.indices {
      guard plan.rows[index].verdict != .refused, let refusal = refused[plan.rows[index].entityID]
      else { continue }
      plan.rows[index].verdict = .refused
      plan.rows[index].because = refusal.because
      plan.rows[index].guards = refusal.canBeOverridden ? refusal.guards : []
    }
    return plan
  }

  private struct Refusal {
    var because: String
    var guards: [EditGuard] = []
    /// A reason gets past everything that refuses the row.
    var canBeOverridden = true

    mutating func take(_ row: EditPlanRow) {
      canBeOverridden = canBeOverridden && row.isOverridable
      for kind in row.guards where !guards.contains(kind) { guards.append(kind) }
    }

    func joining(_ other: Refusal) -> Refusal {
      var joined = self
      joined.canBeOverridden = canBeOverridden && other.canBeOverridden
      for kind in other.guards where !guards.contains(kind) { joined.guards.append(kind) }
      return joined
    }
  }

  /// What the journal says of the rows that go in: `created mug, 6 variants`.
  public func summary(of rows: [EditPlanRow]) -> String {
    let going = rows.filter { $0.verdict == .ok || $0.verdict == .warning }
    let ids = Set(going.map(\.entityID))
    let made = seeds.filter { ids.contains($0.id) }
    let handles = made.compactMap { seed in
      if case .product(let handle, _) = seed.place { handle } else { nil }
    }
    let variants = made.count { $0.entity == .variant }
    func changed(to status: VariantStatus) -> Int {
      going.count { $0.field == .variantStatus && $0.entityID > 0 && $0.new == status.rawValue }
    }
    var parts: [String] = []
    switch handles.count {
    case 0: if variants > 0 { parts.append("added \(Self.counted(variants))") }
    case 1: parts += ["created \(handles[0])", Self.counted(variants)]
    default: parts += ["created \(handles.count) products", Self.counted(variants)]
    }
    let (gone, back) = (changed(to: .archived), changed(to: .active))
    if gone > 0 { parts.append("archived \(Self.counted(gone))") }
    if back > 0 { parts.append("brought back \(Self.counted(back))") }
    guard !parts.isEmpty else { return "set-up" }
    let words = parts.joined(separator: ", ")
    guard handles.isEmpty, let product = going.first?.title, !product.isEmpty else { return words }
    return "\(product): \(words)"
  }

  private static func counted(_ variants: Int) -> String {
    variants == 1 ? "1 variant" : "\(variants) variants"
  }
}
