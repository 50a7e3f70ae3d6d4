/// Option values that come to products that are there, and that go.
extension SetupDrafts {
  mutating func change(_ id: Int64, _ setup: ProductSetup) {
    guard let product = facts.products[id], let first = product.variants.first else { return }
    let names = product.optionNames
    let values = product.optionValues
    var added: [[String]] = Array(repeating: [], count: names.count)
    var removed = added
    var problem = names.isEmpty ? "it has no options, so none can get another value" : nil
    for option in setup.options {
      guard let place = names.firstIndex(where: { $0.lowercased() == option.name.lowercased() })
      else {
        problem =
          problem ?? "it has no option \(option.name); one of \(names.joined(separator: ", "))"
        continue
      }
      added[place] += option.values.filter { !values[place].contains($0) }
      removed[place] += option.removed
      if let stray = option.removed.first(where: { !values[place].contains($0) }) {
        problem = problem ?? "no variant has \(option.name) \(stray)"
      }
      problem = problem ?? OptionMatrix.problem(withValues: option.values, of: option.name)
    }
    let offered = product.variants.filter { !$0.isArchived }
    let gone = offered.filter { row in
      zip(row.optionValues, removed).contains { $1.contains($0) }
    }
    let wanted = combinations(
      setup, added: added,
      values: zip(values, removed).map { all, gone in all.filter { !gone.contains($0) } },
      offered: offered)
    let count = offered.count - gone.count + (wanted?.count ?? 0)
    if wanted == nil || count > OptionMatrix.mostVariants {
      problem = problem ?? "a product takes \(OptionMatrix.mostVariants) variants at most"
    } else if count == 0 {
      problem = problem ?? "no variant would be left; archive the product instead"
    }
    if let stray = setup.variants.first(where: { $0.values.count != names.count }) {
      problem =
        problem
        ?? "\(stray.values.joined(separator: " / ")) is no value for each of "
        + names.joined(separator: ", ")
    }
    guard problem == nil, let wanted else {
      ids.append(id)
      refuse(.option(1), of: first, problem ?? "", as: id)
      return
    }
    for row in gone { set(.archived, row) }
    add(wanted, to: product, setup)
  }

  /// The combinations that are to be offered and are not: those with a value that comes, and those
  /// that are named.
  private func combinations(
    _ setup: ProductSetup, added: [[String]], values: [[String]], offered: [EditSubject]
  ) -> [[String]]? {
    guard let all = OptionMatrix.combinations(zip(values, added).map { $0 + $1 }) else {
      return nil
    }
    let there = Set(offered.map(\.optionValues))
    let own = setup.variantsByValues
    return all.filter { values in
      let comes = zip(values, added).contains { $1.contains($0) }
      return (comes || own[values] != nil) && own[values]?.isLeftOut != true
        && !there.contains(values)
    }
  }

  private mutating func add(
    _ wanted: [[String]], to product: SetupFacts.Product, _ setup: ProductSetup
  ) {
    guard let first = product.variants.first else { return }
    var position = product.lastPosition
    let own = setup.variantsByValues
    let known = Dictionary(product.variants.map { ($0.optionValues, $0) }) { first, _ in first }
    for values in wanted {
      if let archived = known[values] {
        set(.active, archived)
        continue
      }
      position += 1
      let id = nextID()
      seeds.append(
        SetupSeed(
          id: id,
          place: .variant(
            product: first.productID, position: position, currency: first.currency)))
      var blank = first
      blank.values = [:]
      blank.scopedValues = [:]
      blank.listings = [:]
      add(
        id, product.optionNames, values,
        setup.fields(of: values, handle: first.productSubject, own: own[values]), to: blank)
    }
  }

  /// A variant that is there gets another status.
  private mutating func set(_ status: VariantStatus, _ row: EditSubject) {
    ids.append(row.variantID ?? 0)
    planning.add(
      row, [EditExpression(field: .variantStatus, operations: [.set(status.rawValue)])])
  }
}
