import Commerce
import TerminalKit

extension DashboardState {
  func describe(_ detail: VariantDetail, in document: inout DetailDocument) {
    let row = detail.row
    document.paragraph(row.fullTitle, Style(.title).bold)
    document.add([
      Span(row.sku ?? "no SKU", row.sku == nil ? .faint : .accent),
      Span("  \(row.status.rawValue)", row.status == .active ? .good : .muted),
      Span(row.vendor.map { "  \($0)" } ?? "", .muted),
      Span(row.productType.map { "  \($0)" } ?? "", .muted),
    ])
    if let standing = detail.triage.sentence(in: setup.zone, now: now) {
      document.paragraph(standing, detail.triage.state == .firing ? .warning : .good)
    }
    if let note = detail.triage.lastNote { document.paragraph("Last note: \(note)", .muted) }
    describe(detail.tickets, in: &document)
    describe(detail.alerts, in: &document)
    describePrice(row, in: &document)
    describePending(detail, in: &document)
    describeScheduled(detail, in: &document)
    describeStock(detail, in: &document)
    describeListings(detail, in: &document)
    describeDrift(detail, in: &document)
    describeFindings(detail, in: &document)
    describeContent(detail, in: &document)
    describeSiblings(detail, in: &document)
    describeFacts(detail, in: &document)
    describeHistory(detail, in: &document)
  }

  private func describePrice(_ row: CatalogRow, in document: inout DetailDocument) {
    document.heading("Price")
    var price = [
      Span(row.price?.description ?? "no price", row.price == nil ? .warning : Style(.money).bold)
    ]
    if let was = row.compareAtPrice { price.append(Span("  was \(was.grouped)", .muted)) }
    document.field("Price", price)
    var cost = [Span(row.cost?.grouped ?? "unknown", row.cost == nil ? .faint : .money)]
    if let margin = NumberWords.marginPercent(price: row.price, cost: row.cost) {
      let style: Style = margin < 0 ? .critical : margin < 10 ? .warning : .good
      cost.append(Span("  margin \(margin)%", style))
    }
    document.field("Cost", cost)
  }

  private func describeStock(_ detail: VariantDetail, in document: inout DetailDocument) {
    let row = detail.row
    document.heading("Stock")
    let available = row.stock.available
    document.field(
      "Available",
      [
        Span(
          NumberWords.units(available),
          (available ?? 1) < 0 ? .critical : available == 0 ? .warning : Style(.number).bold),
        Span(
          "  on hand \(NumberWords.units(row.stock.onHand))  committed \(NumberWords.units(row.stock.committed))  incoming \(NumberWords.units(row.stock.incoming))",
          .muted),
      ])
    for level in detail.levels {
      document.field(
        "  \(level.location)",
        [
          Span(
            "\(NumberWords.units(level.stock.available)) of \(NumberWords.units(level.stock.onHand))"
          ),
          Span(
            level.asOf.map { "  as of \(TimeWords.stamp($0, zone: setup.zone, now: now))" } ?? "",
            .faint),
        ])
    }
    var sells = [
      Span(NumberWords.velocity(milli: row.velocityMilli)),
      Span(
        "  cover \(NumberWords.cover(deciDays: row.coverDeciDays, velocityMilli: row.velocityMilli))",
        .muted),
    ]
    if let point = row.reorderPoint { sells.append(Span("  reorder at \(point)", .muted)) }
    document.field("Sells", sells)
    if detail.dailyUnits.contains(where: { $0 > 0 }) {
      let values = detail.dailyUnits.map { Optional(Double($0)) }
      document.field(
        "Last 30 days",
        [Span(Sparkline.text(values, width: 30, glyphs: setup.glyphs), .chart)])
    }
    for line in detail.incoming {
      let open = line.ordered - line.received
      document.field(
        "  \(line.number)",
        [
          Span("+\(open)", .info),
          Span(
            "  \(line.expectedOn.map { "expected \($0)" } ?? "no date")  \(line.supplier)", .muted),
        ])
    }
  }

  private func describeListings(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard !detail.listings.isEmpty else { return }
    document.heading("Channels")
    for line in detail.listings {
      let sign =
        line.state == .live
        ? Span("\(setup.glyphs[.live]) live", .good)
        : Span("\(setup.glyphs[.cross]) \(line.state.rawValue)", .warning)
      let missing = line.missingSince.map {
        "  missing from its export since \(TimeWords.stamp($0, zone: setup.zone, now: now))"
      }
      document.field(
        line.channel,
        [
          sign, Span(missing ?? "", .warning), Span(line.price.map { "  \($0)" } ?? "", .money),
          Span(line.quantity.map { "  qty \($0)" } ?? "", .muted),
          Span(line.stateReason.map { "  \($0)" } ?? "", .muted),
          Span(line.sku.map { "  as \($0)" } ?? "", .accent),
          Span(line.externalID.map { "  \($0)" } ?? "", .faint),
        ])
    }
  }

  private func describeContent(_ detail: VariantDetail, in document: inout DetailDocument) {
    document.heading("Text and images")
    document.field("Handle", detail.row.handle, .muted)
    document.field("Tags", detail.row.tags.joined(separator: ", "), .muted)
    document.field(
      "Barcode", detail.row.barcode ?? "none", detail.row.barcode == nil ? .faint : .muted)
    document.field("Images", "\(detail.imageCount)", detail.imageCount == 0 ? .warning : .muted)
    document.field("SEO title", detail.seoTitle ?? "none", .muted)
  }

  private func describeSiblings(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard detail.siblings.count > 1 else { return }
    document.heading("Variants of this product")
    for sibling in detail.siblings.prefix(12) {
      let isThis = sibling.id == detail.row.id
      document.field(
        sibling.optionText,
        [
          Span(sibling.price?.grouped ?? "?", isThis ? Style(.money).bold : .muted),
          Span("  avail \(NumberWords.units(sibling.stock.available))", isThis ? .text : .muted),
          Span("  \(sibling.sku ?? "")", .faint),
        ])
    }
    if detail.siblings.count > 12 {
      document.add([Span("and \(detail.siblings.count - 12) more", .faint)])
    }
  }

  private func describeFacts(_ detail: VariantDetail, in document: inout DetailDocument) {
    for fact in detail.facts {
      document.heading("\(fact.report)\(fact.asOf.map { ", \($0)" } ?? "")")
      for value in fact.values.prefix(30) where !value.value.isEmpty {
        document.field(value.name, value.value, .muted)
      }
    }
  }

  private func describeHistory(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard !detail.history.isEmpty else { return }
    document.heading("History")
    for change in detail.history.prefix(12) {
      document.add([
        Span(TimeWords.stamp(change.at, zone: setup.zone, now: now) + "  ", .faint),
        Span("\(change.field) ", .muted), Span(change.old ?? "(empty)", .removed),
        Span(" \(setup.glyphs[.arrowRight]) ", .muted), Span(change.new ?? "(empty)", .added),
        Span("  \(change.actor) \(change.source)", .faint),
      ])
    }
  }
}
