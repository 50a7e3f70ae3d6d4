import Commerce
import TerminalKit

extension PaneColumn where Row == CatalogRow {
  static let catalog: [PaneColumn] = [
    PaneColumn("title", "Product", priority: 0, 24, maximum: 54, flex: 3) { row, cell in
      cell.state.productTitle(row, width: cell.width, on: cell.surface)
    },
    PaneColumn("sku", "SKU", priority: 2, 12, maximum: 20, flex: 1) { row, cell in
      row.sku.map { cell.highlighted($0, .muted) } ?? cell.span("no SKU", .faint)
    },
    PaneColumn("price", "Price", priority: 1, 8, maximum: 13, align: .right) { row, cell in
      guard let price = row.price else { return cell.span("no price", .warning) }
      return cell.span(
        price.grouped + cell.state.suffix(price), price.minorUnits <= 0 ? .critical : .money)
    },
    PaneColumn("compare-at", "Was", priority: 9, 9, align: .right) { row, cell in
      cell.amount(row.compareAtPrice)
    },
    PaneColumn("cost", "Cost", priority: 7, 9, align: .right) { row, cell in
      cell.amount(row.cost)
    },
    PaneColumn("margin", "Margin", priority: 6, 6, align: .right) { row, cell in
      guard let margin = NumberWords.marginPercent(price: row.price, cost: row.cost) else {
        return []
      }
      return cell.span("\(margin)%", margin < 0 ? .critical : margin < 10 ? .warning : .number)
    },
    PaneColumn("available", "Avail", priority: 1, 6, align: .right) { row, cell in
      let available = row.stock.available
      let role: Role =
        available.map { $0 < 0 ? .critical : $0 == 0 ? .warning : .number } ?? .faint
      return cell.span(NumberWords.units(available), role)
    },
    PaneColumn("on-hand", "Hand", priority: 8, 6, align: .right) { row, cell in
      cell.span(NumberWords.units(row.stock.onHand), .muted)
    },
    PaneColumn("incoming", "In", priority: 10, 5, align: .right) { row, cell in
      cell.span(row.stock.incoming.map { $0 == 0 ? "" : "+\($0)" } ?? "", .info)
    },
    PaneColumn("velocity", "Sells", priority: 12, 7, align: .right) { row, cell in
      cell.span(NumberWords.velocity(milli: row.velocityMilli), .muted)
    },
    PaneColumn("cover", "Cover", priority: 11, 7, align: .right) { row, cell in
      cell.span(
        NumberWords.cover(deciDays: row.coverDeciDays, velocityMilli: row.velocityMilli), .muted)
    },
    PaneColumn("alert", "Alert", priority: 3, 12, maximum: 15) { row, cell in
      guard let alert = row.alert else { return [] }
      let style = Priority(score: row.alertScore ?? 0).wordStyle
      return [Span(alert.label, style.on(cell.surface))]
    },
    PaneColumn("channels", "Live on", priority: 5, 14, maximum: 24, flex: 1) { row, cell in
      row.channels.isEmpty
        ? cell.span("not live", .faint) : cell.span(row.channels.joined(separator: " "), .muted)
    },
    PaneColumn("status", "Status", priority: 6, 8) { row, cell in
      cell.span(row.status.rawValue, row.status == .active ? .muted : .faint)
    },
    PaneColumn("vendor", "Vendor", priority: 13, 10, maximum: 18) { row, cell in
      cell.highlighted(row.vendor ?? "", .muted)
    },
    PaneColumn("type", "Type", priority: 14, 10, maximum: 18, isExtra: true) { row, cell in
      cell.highlighted(row.productType ?? "", .muted)
    },
    PaneColumn("tags", "Tags", priority: 15, 14, maximum: 30, flex: 1, isExtra: true) { row, cell in
      cell.highlighted(row.tags.joined(separator: " "), .muted)
    },
    PaneColumn("barcode", "Barcode", priority: 16, 14, isExtra: true) { row, cell in
      row.barcode.map { cell.highlighted($0, .muted) } ?? cell.span("no barcode", .faint)
    },
    PaneColumn("handle", "Handle", priority: 17, 14, maximum: 30, flex: 1, isExtra: true) {
      row, cell in cell.highlighted(row.handle, .muted)
    },
    PaneColumn("committed", "Commit", priority: 18, 6, align: .right, isExtra: true) { row, cell in
      cell.span(NumberWords.units(row.stock.committed), .muted)
    },
    PaneColumn("reorder", "Reorder", priority: 19, 7, align: .right, isExtra: true) { row, cell in
      cell.span(NumberWords.units(row.reorderPoint), .muted)
    },
  ]
}
