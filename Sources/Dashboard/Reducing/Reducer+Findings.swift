import Commerce
import TerminalKit

extension DashboardState {
  /// Keys while the findings are shown: moving, filtering and marking as in every list, `w` and `a`
  /// for waiver and owner, and what is about the program as everywhere.
  mutating func handleFindings(_ key: Key) -> [Effect] {
    switch key {
    case Key("w"): return startWaiver()
    case Key("a"): return startAssigning()
    default: break
    }
    guard
      case .match(let command) = setup.keymap.resolve(
        pending: [], key: key, in: [CommandTable.context])
    else { return sayFindingKeys(key) }
    switch command {
    case .down: return moveFinding(1)
    case .up: return moveFinding(-1)
    case .pageDown: return moveFinding(findingsHeight)
    case .pageUp: return moveFinding(-findingsHeight)
    case .halfPageDown: return moveFinding(max(1, findingsHeight / 2))
    case .halfPageUp: return moveFinding(-max(1, findingsHeight / 2))
    case .first: return jumpFinding(toEnd: false)
    case .last: return jumpFinding(toEnd: true)
    case .search:
      prompt = Prompt(.searchFindings, text: findings?.list.queryText ?? "", history: searchHistory)
      return []
    case .sort: return sortFindings()
    case .reverseSort:
      findings?.list.sort.descending.toggle()
      return jumpFinding(toEnd: false)
    case .mark:
      findings?.list.toggleMark()
      return moveFinding(1)
    case .range: findings?.list.toggleRange()
    case .markAll: findings?.list.markKnownRows()
    case .clearMarks: findings?.list.clearMarks()
    case .open, .edit: return mendFinding()
    case .copy: return copyFinding()
    case .back, .quit, .findings: return closeFindings()
    case .undo, .redo, .help, .palette, .journal, .sources, .theme, .redraw, .suspend, .refresh,
      .pause:
      return run(command)
    default: return sayFindingKeys(key)
    }
    return []
  }

  private mutating func sayFindingKeys(_ key: Key) -> [Effect] {
    say(
      .info,
      "\([key].text) does nothing here; Enter mends, w waives, a assigns, / filters, Esc goes back")
    return []
  }

  private mutating func moveFinding(_ steps: Int) -> [Effect] {
    guard let list = findings?.list else { return [] }
    let height = findingsHeight
    let wantsMore = findings?.list.move(by: steps, height: height) ?? false
    return wantsMore && !list.isWaiting ? loadFindings() : []
  }

  private mutating func jumpFinding(toEnd: Bool) -> [Effect] {
    findings?.list.jump(toEnd: toEnd)
    return loadFindings()
  }

  private mutating func sortFindings() -> [Effect] {
    let names = QuerySchema.findings.fields.filter(\.isSortable).map(\.name)
    guard let here = names.firstIndex(of: findings?.list.sort.field ?? "") else { return [] }
    findings?.list.sort = SortOrder(names[(here + 1) % names.count])
    say(.info, "Sorted by \(names[(here + 1) % names.count])")
    return jumpFinding(toEnd: false)
  }

  /// Closes one layer: marks, then the filter, then the screen.
  private mutating func closeFindings() -> [Effect] {
    guard let list = findings?.list else { return [] }
    if !list.marks.isEmpty {
      findings?.list.clearMarks()
    } else if !list.queryText.isEmpty {
      return setFindingsQuery("")
    } else {
      findings = nil
      return load(.catalog) + loadDetail()
    }
    return []
  }

  private mutating func copyFinding() -> [Effect] {
    guard let row = findings?.list.current else { return [] }
    say(.info, "Copied \(row.subject)")
    return [.copy(row.subject)]
  }

  // MARK: Filtering

  mutating func setFindingsQuery(_ text: String) -> [Effect] {
    guard findings != nil else { return [] }
    findings?.list.queryText = text
    do {
      let query = try Query.parse(partial: text, schema: .findings)
      findings?.list.queryProblem = nil
      guard query != findings?.list.query else { return [] }
      findings?.list.query = query
      return jumpFinding(toEnd: false)
    } catch {
      findings?.list.queryProblem = error.description
      return []
    }
  }

  // MARK: Mending and deciding

  /// The prompt on the field to mend, with its value; or why no edit here mends it.
  private mutating func mendFinding() -> [Effect] {
    guard let row = findings?.list.current else { return [] }
    if setup.isReadOnly {
      say(.info, "the store is open read-only")
    } else if let target = row.target, let variant = row.variantID {
      guard target.field.kind.isOneLine else {
        say(.info, "Its \(target.field.label.lowercased()) takes more than a line; w waives")
        return []
      }
      return [.loadField(target, variant: variant, subject: row.subject)]
    } else {
      say(.info, "No edit here mends it; it clears when \(row.code.clearsWhen)")
    }
    return []
  }

  /// Opens the edit prompt on a value that was asked for.
  mutating func edit(
    _ target: EditTarget, variant: Int64, subject: String, text: String
  ) {
    guard findings != nil, overlay == nil else { return }
    prompt = Prompt(.edit(target, variants: [variant], subject: subject), text: text)
  }

  private mutating func startWaiver() -> [Effect] {
    decide {
      .waiveFindings($0, subject: $1)
    } text: {
      $0 == nil ? "30d " : ""
    }
  }

  private mutating func startAssigning() -> [Effect] {
    decide {
      .assignFindings($0, subject: $1)
    } text: { _ in
      ""
    }
  }

  private mutating func decide(
    _ purpose: ([Int64], String) -> Prompt.Purpose, text: (FindingWaiver?) -> String
  ) -> [Effect] {
    guard let list = findings?.list, let row = list.current else { return [] }
    guard !setup.isReadOnly else {
      say(.info, "the store is open read-only")
      return []
    }
    let ids = list.selection
    let subject =
      ids.count == 1 && ids.first == row.id
      ? "\(row.code.rawValue) on \(row.subject)"
      : "\(ids.count) \(ids.count == 1 ? "finding" : "findings")"
    prompt = Prompt(purpose(ids, subject), text: text(row.waiver))
    return []
  }

  /// `30d new labels are on their way`: the end first, then why. Nothing typed ends the waiver.
  mutating func commitWaiver(_ text: String, of ids: [Int64]) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = words.first else {
      prompt = nil
      return [.decide(.endWaiver, ids)]
    }
    guard let until = WaiverEnd.read(String(first), zone: setup.zone, now: now) else {
      prompt?.problem = "\"\(first)\" is no day: 30d or 2026-12-31, then why"
      return []
    }
    guard until > now else {
      prompt?.problem = "\(first) is over"
      return []
    }
    guard words.count > 1 else {
      prompt?.problem = "why? type it after the day"
      return []
    }
    prompt = nil
    return [.decide(.waive(until: until, reason: String(words[1])), ids)]
  }

  mutating func commitOwner(_ text: String, of ids: [Int64]) -> [Effect] {
    prompt = nil
    return [.decide(.assign(text.allSatisfy(\.isWhitespace) ? nil : text), ids)]
  }
}

extension FindingRow {
  /// The field to mend, on the channel where it has one of its own.
  var target: EditTarget? {
    field.map { EditTarget($0, in: isChannelsOwn ? .channel(channel) : .master) }
  }
}

extension FieldKind {
  /// Whether a prompt can hold its values.
  fileprivate var isOneLine: Bool {
    switch self {
    case .line, .choice, .money, .tags, .weight, .count: true
    case .lines, .html, .images: false
    }
  }
}
