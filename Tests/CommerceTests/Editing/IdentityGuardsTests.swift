import Testing

@testable import Commerce

@Suite struct IdentityGuardsTests {
  private func row(
    _ id: Int64, _ field: EditableField, _ new: String?, verdict: EditVerdict = .ok
  ) -> EditPlanRow {
    EditPlanRow(
      entity: .variant, entityID: id, subject: "SKU-\(id)", title: "Mug", field: field, old: nil,
      new: new, verdict: verdict, version: 1)
  }

  private func holders() -> IdentityHolders {
    var holders = IdentityHolders()
    holders.skus["MUG-RED"] = .init(variantID: 7, subject: "MUG-RED")
    holders.barcodes[4_006_381_333_931] = [.init(variantID: 7, subject: "MUG-RED")]
    return holders
  }

  @Test func `a SKU that another variant has is refused, whatever its case`() {
    let plan = IdentityGuards.check([row(1, .sku, " mug-red")], holders: holders())
    #expect(plan.map(\.verdict) == [.refused])
    #expect(plan.first?.because == "MUG-RED has this SKU already")
    #expect(IdentityGuards.check([row(7, .sku, "MUG-RED")], holders: holders())[0].verdict == .ok)
  }

  @Test(arguments: ["4006381333931", "04006381333931"])
  func `a barcode that another variant has is doubtful, however it is written`(barcode: String) {
    let plan = IdentityGuards.check([row(1, .barcode, barcode)], holders: holders())
    #expect(plan.map(\.verdict) == [.warning])
    #expect(plan.first?.because == "MUG-RED has this barcode too")
    #expect(
      IdentityGuards.check([row(7, .barcode, barcode)], holders: holders())[0].verdict == .ok)
  }

  @Test func `two rows of one plan get one barcode`() {
    let plan = IdentityGuards.check(
      [row(1, .barcode, "96385074"), row(2, .barcode, "96385074")], holders: IdentityHolders())
    #expect(plan.map(\.verdict) == [.ok, .warning])
    #expect(plan[1].because == "SKU-1 has this barcode too")
  }

  @Test func `other fields, refused rows and what is no GTIN are left as they are`() {
    let rows = [
      row(1, .title, "MUG-RED"), row(1, .sku, "MUG-RED", verdict: .refused),
      row(1, .barcode, "12", verdict: .warning), row(1, .barcode, nil),
    ]
    #expect(IdentityGuards.check(rows, holders: holders()) == rows)
    #expect(IdentityGuards.wanted(by: rows).skus.isEmpty)
    #expect(IdentityGuards.wanted(by: rows).barcodes.isEmpty)
  }
}
