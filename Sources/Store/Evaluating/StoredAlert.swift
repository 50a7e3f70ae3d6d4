internal import Commerce

extension Alert {
  /// Of `alert t`, in the order in which `init(_:)` reads them.
  static let columns = """
    t.code, t.since_at, t.deadline_kind, t.deadline_at, t.parts, t.inputs, t.because,
    t.clears_when, t.group_key
    """

  /// Nil for a code that this build does not know.
  init?(_ row: SQL) {
    let code = AlertCode(rawValue: row.text())
    let since = row.instant()
    let deadline = Deadline(row)
    let parts = ScorePart.list(row.text())
    let inputs = AlertInput.list(row.text())
    let because = row.text()
    let clearsWhen = row.text()
    let group = row.optionalText().flatMap { AlertGroup(key: $0) }
    guard let code else { return nil }
    self.init(
      code: code, since: since, deadline: deadline, parts: parts, inputs: inputs,
      because: because, clearsWhen: clearsWhen, cause: group?.cause)
  }
}

extension ScorePart {
  /// Name, points and reason in turn.
  static func text(_ parts: [ScorePart]) -> String {
    TextList.encode(parts.flatMap { [$0.name, String($0.points), $0.because] })
  }

  static func list(_ text: String) -> [ScorePart] {
    let texts = TextList.decode(text)
    return stride(from: 0, to: texts.count - texts.count % 3, by: 3).map {
      ScorePart(name: texts[$0], points: Int(texts[$0 + 1]) ?? 0, because: texts[$0 + 2])
    }
  }
}

extension AlertInput {
  static func text(_ inputs: [AlertInput]) -> String {
    TextList.encode(inputs.flatMap { [$0.name, $0.value] })
  }

  static func list(_ text: String) -> [AlertInput] {
    let texts = TextList.decode(text)
    return stride(from: 0, to: texts.count - texts.count % 2, by: 2).map {
      AlertInput(texts[$0], texts[$0 + 1])
    }
  }
}

extension StuckCode {
  /// `CODE|since|kind|deadline|score;…` with empty parts for what is not known.
  static func text(_ codes: [StuckCode]) -> String {
    codes.map { code in
      [
        code.code.rawValue, code.since.map { String($0.milliseconds) } ?? "",
        code.deadline?.kind.rawValue ?? "",
        code.deadline.map { String($0.at.milliseconds) } ?? "", String(code.score),
      ].joined(separator: "|")
    }.joined(separator: ";")
  }

  static func list(_ text: String) -> [StuckCode] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: ";").compactMap { entry in
      let parts = entry.split(separator: "|", omittingEmptySubsequences: false)
      guard parts.count == 5, let code = AlertCode(rawValue: String(parts[0])) else { return nil }
      let since = Int64(parts[1]).map(Instant.init(milliseconds:))
      var deadline: Deadline?
      if let kind = DeadlineKind(rawValue: String(parts[2])), let at = Int64(parts[3]) {
        deadline = Deadline(kind: kind, at: Instant(milliseconds: at))
      }
      return StuckCode(
        code: code, since: since, deadline: deadline, score: Int(parts[4]) ?? 0)
    }
  }
}
