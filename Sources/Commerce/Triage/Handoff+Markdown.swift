extension Handoff {
  /// The note as Markdown: a heading for each list, empty ones included, so that "nothing" is said
  /// and not guessed.
  public func markdown(store: String, zone: StoreZone) -> String {
    let lines =
      [
        "# Hand-off, \(plain(store)), \(zone.spoken(now))", "",
        "Until \(zone.timeOrDay(until, now: now)); notes since \(zone.timeOrDay(since, now: now)).",
      ]
      + section("Open P1 and P2", urgent, none: "No P1 or P2 fires.", zone) { _ in nil }
      + section(
        "Acknowledged by \(plain(actor))", mine,
        none: "Nothing is acknowledged by \(plain(actor)).", zone
      ) { item in
        item.triage.until.map { "until \(zone.timeOrDay($0, now: now))" }
      }
      + section(
        "Snoozed, waking before \(zone.timeOrDay(until, now: now))", waking,
        none: "No snooze ends.", zone
      ) { item in
        item.triage.until.map { "wakes \(zone.timeOrDay($0, now: now))" }
      }
      + section(
        "Deadlines before \(zone.timeOrDay(until, now: now))", due, none: "No deadline falls due.",
        zone
      ) { _ in nil } + noteLines(zone)
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(
    _ title: String, _ list: List, none: String, _ zone: StoreZone, _ extra: (Item) -> String?
  ) -> [String] {
    let items = list.items.map { line($0, extra($0), zone) }
    let count = list.hasMore ? "\(list.items.count)+" : "\(list.items.count)"
    return ["", items.isEmpty ? "## \(title)" : "## \(title) (\(count))", ""]
      + (items.isEmpty ? [none] : items)
      + (list.hasMore ? ["- … and more"] : [])
  }

  /// `- **P1 84 #1042** shipping overdue; ship-by 18 h ago; EUR 129.90; ada; last note: "called"`
  private func line(_ item: Item, _ extra: String?, _ zone: StoreZone) -> String {
    let what = item.codes.map(\.words).joined(separator: ", ")
    let due = item.deadline.map { deadline in
      let distance = (deadline.at - now).short
      return deadline.at >= now
        ? "\(deadline.kind.words) in \(distance) (\(zone.timeOrDay(deadline.at, now: now)))"
        : "\(deadline.kind.words) \(distance) ago"
    }
    let parts = [
      what, due, extra, item.total?.description, item.triage.owner.map { "owner \(plain($0))" },
      item.triage.again?.sentence(in: zone, now: now),
      item.triage.lastNote.map { "last note: \"\(plain($0))\"" },
    ].compactMap(\.self).filter { !$0.isEmpty }
    return "- **\(Priority(score: item.score)) \(item.score) \(plain(item.name))** "
      + parts.joined(separator: "; ")
  }

  private func noteLines(_ zone: StoreZone) -> [String] {
    let lines = notes.map { note in
      "- \(zone.timeOrDay(note.at, now: now)) **\(plain(note.subject))** \(plain(note.by)): "
        + plain(note.text)
    }
    return ["", lines.isEmpty ? "## Notes" : "## Notes (\(lines.count))", ""]
      + (lines.isEmpty ? ["No notes."] : lines)
  }

  /// Text from people and files as text: on one line, and with nothing that Markdown would take for
  /// its own.
  private func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result.append(" ")
      } else {
        if "\\`*_[]<>|".contains(character) { result.append("\\") }
        result.append(character)
      }
    }
    return result
  }
}
