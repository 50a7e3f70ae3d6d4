/// Who has the SKUs and barcodes that an edit wants to give: facts that the store looks up.
public struct IdentityHolders: Hashable, Sendable {
  public struct Holder: Hashable, Sendable {
    public var variantID: Int64
    /// How a person knows it.
    public var subject: String

    public init(variantID: Int64, subject: String) {
      self.variantID = variantID
      self.subject = subject
    }
  }

  /// By `Sku.normal`.
  public var skus: [String: Holder] = [:]
  /// By `Gtin.number(of:)`.
  public var barcodes: [Int64: [Holder]] = [:]

  public init() {}
}

/// What a change of SKU or barcode looks like beside everybody else's. Source: domain rules §4,
/// SKU_DUP and GTIN_DUP.
public enum IdentityGuards {
  /// The SKUs and barcodes that a plan gives, normalised.
  public static func wanted(by plan: [EditPlanRow]) -> (skus: Set<String>, barcodes: Set<Int64>) {
    var skus: Set<String> = []
    var barcodes: Set<Int64> = []
    for row in plan where row.field == .sku || row.field == .barcode {
      guard let new = row.new, row.verdict != .unchanged, row.verdict != .refused else { continue }
      if row.field == .sku {
        skus.insert(Sku.normal(new))
      } else if let number = Gtin.number(of: new) {
        barcodes.insert(number)
      }
    }
    return (skus, barcodes)
  }

  /// The plan with what the guards add: a SKU that another variant has is refused, a barcode that
  /// another variant has or gets in the same plan is doubtful.
  public static func check(_ plan: [EditPlanRow], holders: IdentityHolders) -> [EditPlanRow] {
    var given: [Int64: String] = [:]
    return plan.map { row in
      guard let new = row.new, row.verdict != .unchanged, row.verdict != .refused else {
        return row
      }
      var checked = row
      switch row.field {
      case .sku:
        if let holder = holders.skus[Sku.normal(new)], holder.variantID != row.entityID {
          checked.verdict = .refused
          checked.because = "\(holder.subject) has this SKU already"
        }
      case .barcode:
        guard let number = Gtin.number(of: new) else { return row }
        let other = holders.barcodes[number]?.first { $0.variantID != row.entityID }?.subject
        if let name = other ?? given[number] {
          checked.verdict = .warning
          checked.because = [row.because, "\(name) has this barcode too"].compactMap(\.self)
            .joined(separator: "; ")
        }
        given[number] = row.subject
      default: break
      }
      return checked
    }
  }
}
