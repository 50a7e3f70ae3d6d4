import Commerce
import TerminalKit

extension DashboardState {
  mutating func handlePromptKey(_ key: Key) -> [Effect] {
    guard var open = prompt else { return [] }
    switch key.code {
    case .escape: return cancelPrompt()
    case .enter: return commitPrompt()
    default: break
    }
    if case .searchFindings = open.purpose, [.down, .up].contains(key.code) {
      return handleFindings(key)
    }
    if case .search = open.purpose, !recallsSearch(key, open.line),
      let steps = listSteps(for: key)
    {
      return move(by: steps)
    }
    let outcome = open.line.handle(key)
    prompt = open
    return outcome == .changed ? promptChanged() : []
  }

  /// ↑ in an empty line brings earlier searches, and so do ↑ and ↓ until one of them is changed;
  /// otherwise they move through the results.
  private func recallsSearch(_ key: Key, _ line: LineEditor) -> Bool {
    guard key.modifiers.isEmpty, key.code == .up || key.code == .down else { return false }
    return line.isEmpty ? key.code == .up : line.isRecalled
  }

  /// Keys that move through the results while the search is still typed.
  private func listSteps(for key: Key) -> Int? {
    switch key.code {
    case .down where key.modifiers.isEmpty: 1
    case .up where key.modifiers.isEmpty: -1
    case .pageDown: listHeight(focus)
    case .pageUp: -listHeight(focus)
    default: nil
    }
  }

  mutating func promptChanged() -> [Effect] {
    prompt?.problem = nil
    if let open = prompt, case .searchFindings = open.purpose {
      return setFindingsQuery(open.line.text)
    }
    guard let open = prompt, case .search(let pane) = open.purpose else { return [] }
    setQuery(open.line.text, on: pane)
    return load(pane)
  }

  /// Makes `text` the pane's search; what can't be read yet keeps the last good one in force.
  mutating func setQuery(_ text: String, on pane: Pane) {
    self[list: pane].queryText = text
    do {
      let query = try Query.parse(partial: text, schema: .of(pane), today: today)
      self[list: pane].queryProblem = nil
      guard query != self[list: pane].query else { return }
      self[list: pane].query = query
      self[list: pane].jump(toEnd: false)
    } catch {
      self[list: pane].queryProblem = error.description
    }
  }

  private mutating func cancelPrompt() -> [Effect] {
    guard let open = prompt else { return [] }
    prompt = nil
    if case .searchFindings = open.purpose { return setFindingsQuery(open.before) }
    guard case .search(let pane) = open.purpose, open.line.text != open.before else { return [] }
    setQuery(open.before, on: pane)
    return load(pane)
  }

  private mutating func commitPrompt() -> [Effect] {
    guard let open = prompt else { return [] }
    let text = open.line.text
    switch open.purpose {
    case .search(let pane):
      if let problem = searchProblem(text, pane) {
        prompt?.problem = problem
        return []
      }
      prompt = nil
      if !text.isEmpty {
        searchHistory.removeAll { $0 == text }
        searchHistory.append(text)
      }
      return loadDetail()
    case .edit(let field, let variants, _):
      return [.plan(.field(field, text: text, variants: variants))]
    case .bulkEdit(let variants):
      guard !text.isEmpty else { return cancelPrompt() }
      return [.plan(.expressions(text, variants: variants))]
    case .triage(let verb, let targets): return commitTriage(verb, targets, text: text)
    case .silence(let matcher, _):
      guard !text.isEmpty else { return cancelPrompt() }
      let typed = silence(from: text, matcher)
      guard let silence = typed.silence else {
        prompt?.problem = typed.problem
        return []
      }
      prompt = nil
      return [.addSilence(silence)]
    case .searchFindings:
      do {
        _ = try Query.parse(text, schema: .findings)
        prompt = nil
        if !text.isEmpty, searchHistory.last != text { searchHistory.append(text) }
      } catch {
        prompt?.problem = error.description
      }
      return []
    case .waiveFindings(let ids, _): return commitWaiver(text, of: ids)
    case .assignFindings(let ids, _): return commitOwner(text, of: ids)
    case .overrideReason: return commitReason(text)
    case .scheduleTimes: return commitTimes(text)
    case .moveSchedule(let id): return commitMove(of: id, text)
    case .settle(let row): return commitValue(text, of: row)
    case .importPath:
      prompt = nil
      return text.isEmpty ? [] : [.importPath(text)]
    case .mapFile:
      prompt = nil
      return text.isEmpty ? [] : [.previewFile(text)]
    case .mapConstant:
      return text.isEmpty ? cancelPrompt() : commitConstant(text)
    case .mapName: return commitMapName(text)
    case .shipment(let orders, _):
      guard !text.isEmpty else { return cancelPrompt() }
      return [.planOrders(.ship(Shipment(typed: text)), orders: orders)]
    case .cancellation(let orders, _):
      guard !text.isEmpty else { return cancelPrompt() }
      return [.planOrders(.cancel(reason: text), orders: orders)]
    case .ticket(let subject, let name):
      guard !text.isEmpty else { return cancelPrompt() }
      guard let reference = TicketReference(text) else {
        prompt?.problem = "a key or a URL: OPS-142 https://…"
        return []
      }
      prompt = nil
      return [.linkTicket(reference, to: subject, name: name)]
    case .saveView(let pane): return commitViewName(text, of: pane)
    case .viewKey(let view): return commitViewKey(text, of: view)
    }
  }

  /// Enter takes only a search that can be read to its end.
  private func searchProblem(_ text: String, _ pane: Pane) -> String? {
    do {
      _ = try Query.parse(text, schema: .of(pane), today: today)
      return nil
    } catch {
      return error.description
    }
  }
}
