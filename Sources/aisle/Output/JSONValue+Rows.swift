import Commerce
import Dashboard
import Store

/// The objects of the command line's contract.
extension JSONValue {
  static func variant(_ row: CatalogRow) -> JSONValue {
    .object([
      "sku": .text(row.sku), "id": .integer(row.id), "product_id": .integer(row.productID),
      "handle": .string(row.handle), "title": .string(row.title),
      "options": .object(row.options.map { Member(key: $0.name, value: .string($0.value)) }),
      "channel": .texts(row.channels), "status": .string(row.status.rawValue),
      "price": .amount(row.price), "compare_at": .amount(row.compareAtPrice),
      "cost": .amount(row.cost), "currency": .string(row.currency.code),
      "barcode": .text(row.barcode), "on_hand": .number(row.stock.onHand),
      "available": .number(row.stock.available), "committed": .number(row.stock.committed),
      "incoming": .number(row.stock.incoming),
      "velocity": .scaled(row.velocityMilli, decimals: 3),
      "cover_days": .scaled(row.coverDeciDays, decimals: 1),
      "reorder_point": .number(row.reorderPoint), "tags": .texts(row.tags),
      "vendor": .text(row.vendor), "alert": .text(row.alert?.rawValue),
      "score": .number(row.contentScore), "findings": .number(row.findingCount),
    ])
  }

  static func product(_ product: ProductSummary) -> JSONValue {
    .object([
      "product_id": .integer(product.id), "handle": .string(product.handle),
      "title": .string(product.title), "vendor": .text(product.vendor),
      "type": .text(product.productType), "category": .text(product.category),
      "status": .string(product.status.rawValue), "variants": .number(product.variantCount),
      "images": .number(product.imageCount), "price_min": .amount(product.lowestPrice),
      "price_max": .amount(product.highestPrice),
      "currency": .text(product.lowestPrice?.currency.code), "on_hand": .number(product.onHand),
      "available": .number(product.available), "tags": .texts(product.tags),
    ])
  }

  static func view(_ view: SavedView) -> JSONValue {
    .object([
      "pane": .string(view.pane.rawValue), "name": .string(view.name),
      "key": .text(view.key.map(String.init)), "query": .string(view.query),
      "sort": .text(view.sort?.text), "columns": .texts(view.columns.columns.map(\.description)),
      "from": .string(view.isShipped ? "aisle" : "config"),
    ])
  }

  static func order(_ row: OrderRow) -> JSONValue {
    .object([
      "order": .string(row.name), "channel": .string(row.channel),
      "placed_at": .instant(row.placedAt), "customer": .text(row.customer),
      "country": .text(row.country), "total": .amount(row.total),
      "currency": .text(row.total?.currency.code), "payment": .string(row.payment.rawValue),
      "fulfillment": .string(row.fulfilment.rawValue), "delivery": .string(row.delivery.rawValue),
      "score": .number(row.score), "priority": .text(row.priority?.description),
      "deadline": .deadline(row.deadline),
      "stuck": .array(
        row.stuck.map { stuck in
          .object([
            "code": .string(stuck.code.rawValue), "since": .instant(stuck.since),
            "deadline": .deadline(stuck.deadline), "score": .number(stuck.score),
          ])
        }),
      "owner": .text(row.owner), "state": .string(row.state.rawValue),
      "triage": .text(row.triage.state?.rawValue),
      "acknowledged_until": .instant(row.triage.acknowledgedUntil),
      "snoozed_until": .instant(row.triage.snoozedUntil), "notes": .number(row.triage.noteCount),
      "last_note": .text(row.triage.lastNote), "fires_again": .again(row.triage.again),
      "staged": row.staged.map(JSONValue.staged) ?? .null,
    ])
  }

  static func staged(_ staged: StagedAction) -> JSONValue {
    .object([
      "action": .string(staged.action.kind.rawValue), "what": .string(staged.action.words),
      "stage": .string(staged.stage), "staged_at": .instant(staged.stagedAt),
      "staged_by": .string(staged.actor), "exported_at": .instant(staged.exportedAt),
      "exported_as": .text(staged.exportedAs),
    ])
  }

  static func again(_ again: FiringAgain?) -> JSONValue {
    guard let again else { return .null }
    return .object([
      "cause": .string(again.cause.rawValue), "by": .string(again.by), "at": .instant(again.at),
      "detail": .text(again.detail.isEmpty ? nil : again.detail),
    ])
  }

  static func deadline(_ deadline: Deadline?) -> JSONValue {
    guard let deadline else { return .null }
    return .object(["kind": .string(deadline.kind.rawValue), "at": .instant(deadline.at)])
  }

  static func alert(_ row: AlertRow) -> JSONValue {
    alert(row.alert, subject: row.subject, pane: row.pane, triage: row.triage)
  }

  static func alert(
    _ alert: Alert, subject: String, pane: Pane, triage: TriageSummary
  ) -> JSONValue {
    .object([
      "code": .string(alert.code.rawValue), "subject": .string(subject),
      "pane": .string(pane.rawValue), "score": .number(alert.score),
      "priority": .string(alert.priority.description), "since": .instant(alert.since),
      "state": .string((triage.state ?? .firing).rawValue), "owner": .text(triage.owner),
      "acknowledged_until": .instant(triage.acknowledgedUntil),
      "snoozed_until": .instant(triage.snoozedUntil), "notes": .number(triage.noteCount),
      "fires_again": .again(triage.again), "deadline": .deadline(alert.deadline),
      "inputs": .object(alert.inputs.map { Member(key: $0.name, value: .string($0.value)) }),
      "sum": .array(
        alert.parts.map { part in
          .object([
            "name": .string(part.name), "points": .number(part.points),
            "because": .string(part.because),
          ])
        }),
      "because": .string(alert.because), "clears_when": .string(alert.clearsWhen),
    ])
  }

  static func conflict(_ report: ConflictReport) -> JSONValue {
    let conflict = report.conflict
    return .object([
      "kind": .string(conflict.kind.rawValue), "a": .string(conflict.a), "b": .string(conflict.b),
      "severity": .string("\(conflict.severity)"), "variants": .number(report.variants),
      "worst_price": .amount(report.worstPrice),
      "worst_margin": .scaled(report.worstMargin?.value, decimals: 4),
      "currency": .text(report.worstPrice?.currency.code), "from": .instant(conflict.from),
      "until": .instant(conflict.until), "because": .string(conflict.because),
    ])
  }

  static func promotion(
    _ row: PromotionRow, now: Instant, targets: Int?, conflicts: [ConflictReport]
  ) -> JSONValue {
    let phase = row.phase(at: now)
    let mine = conflicts.filter { $0.conflict.a == row.key || $0.conflict.b == row.key }
    let involved: JSONValue = row.promotion == nil ? .null : .array(mine.map(JSONValue.conflict))
    let state: String =
      switch row.entry {
      case .promotion(_, let state): state.rawValue
      case .event: "event"
      case .change(let change): change.progress.rawValue
      }
    let kind: String =
      switch row.entry {
      case .promotion(let kind, _): kind.rawValue
      case .event(let kind): kind.rawValue
      case .change: "change"
      }
    return .object([
      "id": .string(row.key), "name": .string(row.name), "kind": .string(kind),
      "channels": .texts(row.channels), "start": .instant(row.startAt),
      "end": .instant(row.endAt), "zone": .string(row.schedule.zone.identifier),
      "state": .string(state), "live": .bool(phase == .live), "phase": .string(phase.rawValue),
      "code": .text(row.code), "value": .text(row.value), "readiness": .null,
      "targets": .number(targets),
      "conflicts": involved,
    ])
  }

  static func finding(_ row: FindingRow) -> JSONValue {
    .object([
      "code": .string(row.code.rawValue), "subject": .string(row.subject),
      "channel": .string(row.channel), "severity": .string(row.severity.rawValue),
      "field": .text(row.field?.rawValue), "value": .string(row.value),
      "because": .string(row.because), "score": .number(row.score), "owner": .text(row.owner),
      "waived_until": .instant(row.waiver?.until), "waived_reason": .text(row.waiver?.reason),
      "waived_by": .text(row.waiver?.by), "title": .string(row.title),
      "clears_when": .string(row.code.clearsWhen),
    ])
  }

  static func changeSet(_ set: ChangeSetSummary) -> JSONValue {
    .object([
      "set": .integer(set.id), "at": .instant(set.at), "actor": .string(set.actor),
      "source": .string(set.source), "summary": .string(set.summary), "rows": .number(set.rows),
      "undone_by": .number(set.undoneBy), "undone_fields": .number(set.undoneFields),
      "undoes": .number(set.undoes), "reason": .text(set.reason),
    ])
  }

  static func plan(_ row: EditPlanRow) -> JSONValue {
    .object([
      "entity": .string(row.entity.rawValue), "id": .number(row.entityID < 0 ? nil : row.entityID),
      "subject": .string(row.subject), "field": .string(row.target.name),
      "old": .text(row.old), "new": .text(row.new), "currency": .text(row.currency?.code),
      "verdict": .string(row.verdict.rawValue), "because": .text(row.because),
      "guards": .texts(row.guards.map(\.rawValue)),
    ])
  }
}
