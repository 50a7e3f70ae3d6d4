import Commerce
import TerminalKit

extension DashboardState {
  /// Scores by channel and what is to be mended, the worst first.
  func describeFindings(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard !detail.scores.isEmpty || !detail.findings.isEmpty else { return }
    document.heading("Content")
    for score in detail.scores {
      document.field(
        score.channel,
        [
          Span("\(score.score)", score.score < 60 ? .warning : score.score < 90 ? .info : .good),
          Span(
            score.findings == 0
              ? "  nothing to mend"
              : "  \(score.findings) \(score.findings == 1 ? "finding" : "findings")", .muted),
        ])
    }
    for row in detail.findings.prefix(Self.findingLimit) {
      let isWaived = row.waiver != nil
      document.add([
        Span(isWaived ? "waived" : row.severity.rawValue, isWaived ? .faint : row.severity.style),
        Span(" \(row.code.label)", isWaived ? .faint : Style.text.bold),
        Span(row.isAboutVariant ? "  \(row.subject)" : "", .muted),
        Span("  \(row.channel)", .muted), Span("  \(row.code.rawValue)", .faint),
        Span(row.owner.map { "  \($0)" } ?? "", .info),
      ])
      document.paragraph(row.because, .muted, indent: 2)
      if let waiver = row.waiver {
        document.paragraph(
          "Until \(TimeWords.stamp(waiver.until, zone: setup.zone, now: now)), \(waiver.by): \(waiver.reason)",
          .faint, indent: 2)
      }
    }
    if detail.findings.count > Self.findingLimit {
      document.add([
        Span("and \(detail.findings.count - Self.findingLimit) more; Q shows them", .faint)
      ])
    }
  }

  private static let findingLimit = 10

  /// What each channel says, side by side, the product's own channel first; what differs is marked.
  func describeDrift(_ detail: VariantDetail, in document: inout DetailDocument) {
    let columns = detail.driftColumns
    guard columns.count > 1 else { return }
    document.heading("Channels side by side")
    let labelWidth = 10
    let width = max(10, (document.width - labelWidth) / columns.count - 1)
    func line(_ label: String, _ cells: [Span]) {
      var spans = [Span(TextWidth.pad(label, to: labelWidth), .muted)]
      for cell in cells {
        let text = TextWidth.truncate(cell.text, to: width, ellipsis: setup.glyphs[.ellipsis])
        spans.append(Span(TextWidth.pad(text, to: width) + " ", cell.style))
      }
      document.add(spans)
    }
    line("", columns.map { Span($0.channel, .title) })
    for field in DriftField.allCases {
      let drifting = Set(
        detail.findings.filter {
          $0.code == .drift && $0.aspect == field.rawValue
            && (!$0.isAboutVariant || $0.variantID == detail.row.id)
        }.map(\.channel))
      line(
        field.rawValue,
        columns.map { column in
          let isDrifting = drifting.contains(column.channel)
          let text = column.values[field] ?? "?"
          return Span(
            isDrifting ? "\(setup.glyphs[.warning]) \(text)" : text, isDrifting ? .warning : .text)
        })
    }
  }
}

/// What one channel says about a variant, for the side by side view; what is unknown is left out.
struct DriftColumn: Equatable {
  var channel: String
  var values: [DriftField: String]
}

extension VariantDetail {
  /// The product's own channel first, then the others by their codes.
  var driftColumns: [DriftColumn] {
    let home = listings.filter { $0.channel == ownerChannel }
    return (home + listings.filter { $0.channel != ownerChannel }).map { line in
      var values: [DriftField: String] = [
        .title: line.title ?? row.title, .status: line.state.rawValue,
      ]
      values[.price] = (line.price ?? row.price)?.description
      values[.images] = line.imageCount.map(String.init)
      values[.quantity] =
        line.channel == ownerChannel
        ? (line.quantity ?? row.stock.available).map(String.init)
        : line.quantity.map { line.isPlatformFulfilled == true ? "\($0) theirs" : "\($0)" }
      return DriftColumn(channel: line.channel, values: values)
    }
  }
}
