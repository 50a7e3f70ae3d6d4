/// What a text change looks like before it is saved. Source: domain rules §4.
public enum TextGuards {
  /// A required field can't become empty, and one-line fields take no control characters; text
  /// over a channel's limit, a barcode that is no GTIN, and blanks in a SKU are doubtful.
  public static func check(
    _ target: EditTarget, new: String?
  ) -> (verdict: EditVerdict, because: String?) {
    let field = target.field
    guard let new, !new.allSatisfy(\.isWhitespace) else {
      return target.isRequired ? (.refused, "a \(field.rawValue) is needed") : (.ok, nil)
    }
    if let problem = controlProblem(new, field.kind) { return (.refused, problem) }
    var doubts = TextLimit.of(field).filter { new.count > $0.characters }.map {
      "\(new.count) characters; \($0.place) takes \($0.characters)"
    }
    if field == .barcode, let fault = Gtin.fault(of: new) { doubts.append(fault.description) }
    if field == .sku, new.contains(where: \.isWhitespace) {
      doubts.append("a SKU with blanks is easily mistyped")
    }
    return doubts.isEmpty ? (.ok, nil) : (.warning, doubts.joined(separator: "; "))
  }

  public static func check(
    _ field: EditableField, new: String?
  ) -> (verdict: EditVerdict, because: String?) {
    check(EditTarget(field), new: new)
  }

  /// HTML is kept as it is; texts of several lines may have line breaks, one-line texts no control
  /// characters at all.
  private static func controlProblem(_ text: String, _ kind: FieldKind) -> String? {
    switch kind {
    case .html, .images: nil
    case .lines:
      text.unicodeScalars.contains { isControl($0) && !"\n\r\t".unicodeScalars.contains($0) }
        ? "control characters don't belong there" : nil
    case .line, .tags, .choice, .money, .weight, .count:
      text.unicodeScalars.contains(where: isControl)
        ? "line breaks and control characters don't belong there" : nil
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
