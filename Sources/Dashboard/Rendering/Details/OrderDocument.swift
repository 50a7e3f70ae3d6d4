import Commerce
import TerminalKit

extension DashboardState {
  func describe(_ detail: OrderDetail, in document: inout DetailDocument) {
    let row = detail.row
    var head = [Span(row.name, Style(.title).bold)]
    if let priority = row.priority {
      head += [Span("  "), Span("\(priority) \(row.score)", priority.style)]
    }
    head.append(Span("  \(row.total?.description ?? "total unknown")", .money))
    head.append(Span("  \(row.channel)", .muted))
    document.add(head)
    document.add([
      Span("payment \(row.payment.label)"), Span("  \(setup.glyphs[.separator])  ", .faint),
      Span(row.fulfilment.label),
      Span(row.state == .open ? "" : "  \(row.state.rawValue)", .warning),
      Span(
        row.placedAt.map { "  placed \(TimeWords.stamp($0, zone: setup.zone, now: now))" } ?? "",
        .muted),
    ])
    if let deadline = row.deadline, row.state == .open {
      document.add([
        Span(TimeWords.deadline(deadline, now: now), TimeWords.style(of: deadline, now: now).bold),
        Span("  (\(TimeWords.clock(deadline.at, zone: setup.zone)))", .muted),
      ])
    }
    describeCase(detail, in: &document)
    if let standing = standing(row) {
      document.paragraph(standing, row.triage.state == .firing ? .warning : .good)
    }
    if let note = row.triage.lastNote { document.paragraph("Last note: \(note)", .muted) }
    describe(detail.alerts, in: &document)
    describeInhibitions(detail, in: &document)
    describeScore(detail, in: &document)
    describeInquiries(detail, in: &document)
    describeLines(detail, in: &document)
    describeParties(detail, in: &document)
    describeTimeline(detail, in: &document)
  }

  /// What people do about it: decisions on their way, runbooks, tickets, and where its page is.
  private func describeCase(_ detail: OrderDetail, in document: inout DetailDocument) {
    for staged in detail.staged {
      let at = TimeWords.stamp(staged.exportedAt ?? staged.stagedAt, zone: setup.zone, now: now)
      let rest =
        staged.exportedAt == nil
        ? "staged \(at) by \(staged.actor), not handed over yet"
        : "exported \(at), waits for the platform"
      document.add([
        Span("\(setup.glyphs[.arrowRight]) \(staged.action.words) ", Style(.info).bold),
        Span(" \(rest)", .muted),
      ])
    }
    for run in detail.runs { document.field("Runbook", run.words, .accent) }
    describe(detail.tickets, in: &document)
    let row = detail.row
    if let page = setup.links.order(channel: row.channel, name: row.name, id: detail.externalID) {
      document.link("Page", page)
    }
  }

  func describe(_ tickets: [Ticket], in document: inout DetailDocument) {
    for ticket in tickets {
      document.field(
        "Ticket",
        [
          Span(ticket.key, .accent), Span(ticket.status.map { "  \($0)" } ?? "", .text),
          Span(ticket.title.map { "  \($0)" } ?? "", .muted),
        ])
      if let url = ticket.url { document.link("", url) }
    }
  }

  /// `  Berlin 3, Osaka 0`; nothing where a single place has it all.
  private static func places(_ line: OrderDetailLine) -> String {
    guard line.levels.count > 1 else {
      return line.levels.first.map { "  in \($0.location)" } ?? ""
    }
    let words = line.levels.map { "\($0.location) \(NumberWords.units($0.stock.available))" }
    return "  " + words.joined(separator: ", ")
  }

  /// Why some of it wakes nobody, and how its marketplace's budget stands.
  private func describeInhibitions(_ detail: OrderDetail, in document: inout DetailDocument) {
    for (place, inhibition) in detail.inhibitions.sorted(by: { $0.key < $1.key }) {
      guard detail.alerts.indices.contains(place) else { continue }
      let code = detail.alerts[place].code.label
      switch inhibition {
      case .incident(let id):
        document.paragraph("\(code) is part of incident \(id); I shows it.", .info)
      case .silence(let id):
        document.paragraph("\(code) is kept quiet by silence \(id); I shows it.", .info)
      }
    }
    if let account = detail.account {
      document.paragraph(
        "\(account.channel): \(account.sentence)", account.isWarning ? .warning : .muted)
    }
  }

  private func describeScore(_ detail: OrderDetail, in document: inout DetailDocument) {
    guard detail.alerts.count > 1, let worst = detail.alerts.first else { return }
    let more = min(10, 2 * (detail.alerts.count - 1))
    document.paragraph(
      "Order score \(detail.row.score): \(worst.score) for the worst + \(more) for \(detail.alerts.count - 1) more",
      .muted)
  }

  /// What waits for an answer first.
  private func describeInquiries(_ detail: OrderDetail, in document: inout DetailDocument) {
    guard !detail.inquiries.isEmpty else { return }
    document.heading("Inquiries")
    let waiting = detail.inquiries.filter { $0.answeredAt == nil }
    for inquiry in waiting + detail.inquiries.filter({ $0.answeredAt != nil }) {
      let state =
        inquiry.answeredAt.map { "answered \(TimeWords.stamp($0, zone: setup.zone, now: now))" }
        ?? "unanswered for \(TimeWords.age(now - inquiry.receivedAt))"
      document.add([
        Span(state, inquiry.answeredAt == nil ? Style.warning.bold : .muted),
        Span("  \(inquiry.number)", .faint), Span(inquiry.kind.map { "  \($0)" } ?? "", .muted),
      ])
      document.paragraph(inquiry.subject, indent: 2)
    }
  }

  private func describeLines(_ detail: OrderDetail, in document: inout DetailDocument) {
    document.heading("Lines")
    for line in detail.lines {
      let price = line.price?.grouped ?? ""
      let count = TextWidth.pad(
        "\(line.quantity) \(setup.glyphs[.times])", to: 5, align: .right)
      document.add([
        Span("\(count) "), Span(TextWidth.pad(line.title, to: document.width - 18)),
        Span(TextWidth.pad(price, to: 11, align: .right), .money),
      ])
      document.add([
        Span("      \(line.sku ?? "no SKU")", .faint),
        Span(
          line.available.map { "  available \($0)" } ?? "",
          (line.available ?? line.quantity) < line.quantity && line.fulfilment != .fulfilled
            ? .critical : .muted),
        Span(line.fulfilment == .unknown ? "" : "  \(line.fulfilment.label)", .muted),
        Span(Self.places(line), .muted),
      ])
    }
    if detail.lines.isEmpty { document.add([Span("no lines in the export", .faint)]) }
  }

  private func describeParties(_ detail: OrderDetail, in document: inout DetailDocument) {
    document.heading("Who, where, how")
    document.field("Customer", detail.row.customer ?? "unknown", .text)
    if let email = detail.maskedEmail { document.field("E-mail", email, .muted) }
    if let address = detail.address {
      let parts = [address.postcode, address.city, address.country].compactMap(\.self)
      let missing = address.missingParts
      document.field(
        "Ship to",
        [
          Span(parts.joined(separator: " ")),
          Span(
            missing.isEmpty ? "" : "  missing: \(missing.joined(separator: ", "))", .critical),
        ])
    } else {
      document.field("Ship to", "not in the export", .faint)
    }
    if let service = detail.shippingService { document.field("Service", service, .muted) }
    if let method = detail.paymentMethod { document.field("Payment", method, .muted) }
    if let outstanding = detail.outstanding, outstanding.minorUnits != 0 {
      document.field("Outstanding", outstanding.description, .warning)
    }
    if let refunded = detail.refunded, refunded.minorUnits != 0 {
      document.field("Refunded", refunded.description, .muted)
    }
    if let shipBy = detail.shipBy {
      document.field("Ship by", TimeWords.clock(shipBy, zone: setup.zone))
      if let because = detail.shipByBecause { document.paragraph(because, .muted, indent: 13) }
    }
    for hold in detail.holds { document.field("Hold", hold.reason, .warning) }
    if !detail.tags.isEmpty {
      document.field("Tags", detail.tags.joined(separator: ", "), .muted)
    }
    if let note = detail.note, !note.isEmpty {
      document.field("Note", "")
      document.paragraph(note, indent: 2)
    }
  }

  private func describeTimeline(_ detail: OrderDetail, in document: inout DetailDocument) {
    guard !detail.timeline.isEmpty else { return }
    document.heading("Time line, oldest first")
    for entry in detail.timeline {
      let stamp = TextWidth.pad(TimeWords.stamp(entry.at, zone: setup.zone, now: now), to: 14)
      let coming = entry.at > now ? "  (\(TimeWords.remaining(until: entry.at, now: now)))" : ""
      let style: Style = entry.at > now ? .info : entry.source == .imported ? .muted : .text
      let wrapped = TextWrap.lines(entry.text + coming, width: max(20, document.width - 14))
      for (index, text) in wrapped.enumerated() {
        document.add([
          Span(index == 0 ? stamp : String(repeating: " ", count: 14), .muted), Span(text, style),
        ])
      }
    }
  }
}
