/// Descriptions and what search engines show: D_*, SEO_*, TRUNC and HTML, CAT_NONE.
enum TextRules {
  static func check(_ facts: ContentCase, _ checks: inout ContentChecks) {
    let ownStores = facts.ownStores
    descriptions(facts, ownStores, &checks)
    guard !ownStores.isEmpty else { return }
    let place = facts.home(among: ownStores)
    searchTitle(facts.product, on: ownStores, at: place, &checks)
    searchDescription(facts.product, on: ownStores, at: place, &checks)
    guard let category = facts.product.category else { return }
    checks.check(
      .noCategory, on: ownStores,
      EditableValue.trimmed(category).isEmpty
        ? ContentFinding(
          .noCategory, on: place, field: .category, because: "It is in no category.") : nil)
  }

  // MARK: Descriptions

  private static func descriptions(
    _ facts: ContentCase, _ ownStores: [Int], _ checks: inout ContentChecks
  ) {
    let own = facts.channels.indices.filter { facts.channels[$0].ownDescription != nil }
    let sharing = facts.everyChannel.filter { !own.contains($0) }
    if let html = facts.product.descriptionHTML, !sharing.isEmpty {
      description(
        html, on: sharing, google: sharing.filter { ownStores.contains($0) }, at: facts.home,
        isOwn: false, &checks)
    }
    for index in own {
      guard let html = facts.channels[index].ownDescription else { continue }
      description(
        html, on: [index], google: ownStores.contains(index) ? [index] : [],
        at: facts.channels[index].channel.code, isOwn: true, &checks)
    }
  }

  private static func description(
    _ html: String, on channels: [Int], google: [Int], at place: String, isOwn: Bool,
    _ checks: inout ContentChecks
  ) {
    func finding(_ code: FindingCode, value: String = "", _ because: String) -> ContentFinding {
      ContentFinding(
        code, on: place, field: .description, isChannelsOwn: isOwn, value: value, because: because)
    }
    let text = EditableValue.trimmed(Markup.plainText(html))
    guard !text.isEmpty else {
      checks.check(
        .descriptionEmpty, on: channels, finding(.descriptionEmpty, "It has no description."))
      return
    }
    checks.check(.descriptionEmpty, on: channels)
    let fault = Markup.fault(of: html)
    checks.check(
      .markup, on: channels,
      fault.map { finding(.markup, value: $0.excerpt, "The description \($0.because).") })
    guard !google.isEmpty else { return }
    let count = text.utf8.count <= 5_000 ? text.utf8.count : text.count
    checks.check(
      .descriptionTooLongForGoogle, on: google,
      count > 5_000
        ? finding(
          .descriptionTooLongForGoogle, value: text,
          "\(count) characters of text; Google takes 5000.") : nil)
  }

  // MARK: Search results

  private static func searchTitle(
    _ product: ProductContent, on channels: [Int], at place: String,
    _ checks: inout ContentChecks
  ) {
    guard let title = product.seoTitle else { return }
    func finding(_ because: String) -> ContentFinding {
      ContentFinding(.seoTitle, on: place, field: .seoTitle, value: title, because: because)
    }
    let count = title.count
    let because: String? =
      if count == 0 {
        "It has no SEO title."
      } else if count > 60 {
        "\(count) characters; search results show 60."
      } else if product.sharesSEOTitle {
        "Another product has the same SEO title."
      } else {
        nil
      }
    checks.check(.seoTitle, on: channels, because.map(finding))
    checkCut(title, .seoTitle, of: product.title, on: channels, at: place, &checks)
  }

  private static func searchDescription(
    _ product: ProductContent, on channels: [Int], at place: String,
    _ checks: inout ContentChecks
  ) {
    guard let text = product.seoDescription else { return }
    func finding(_ because: String) -> ContentFinding {
      ContentFinding(
        .seoDescription, on: place, field: .seoDescription, value: text, because: because)
    }
    let count = text.count
    let because: String? =
      if count == 0 {
        "It has no meta description."
      } else if !(120...160).contains(count) {
        "\(count) characters; 120 to 160 use the space without being cut."
      } else if product.sharesSEODescription {
        "Another product has the same meta description."
      } else {
        nil
      }
    checks.check(.seoDescription, on: channels, because.map(finding))
    let source = product.descriptionHTML.map { EditableValue.trimmed(Markup.plainText($0)) }
    checkCut(text, .seoDescription, of: source, on: channels, at: place, &checks)
  }

  private static func checkCut(
    _ text: String, _ field: EditableField, of source: String?, on channels: [Int],
    at place: String, _ checks: inout ContentChecks
  ) {
    guard let source, !text.isEmpty else { return }
    checks.check(
      .truncated, on: channels,
      isCutOff(text, from: source)
        ? ContentFinding(
          .truncated, on: place, field: field, aspect: field.rawValue, value: text,
          because:
            "The text stops inside a word of the \(field == .seoTitle ? "title" : "description")."
        ) : nil)
  }

  /// Whether a text is the beginning of a longer one and stops inside a word: that proves a cut,
  /// where the length alone would only hint at it.
  static func isCutOff(_ text: String, from source: String) -> Bool {
    guard text.utf8.count >= 20, source.utf8.count > text.utf8.count, source.hasPrefix(text),
      let last = text.last, last.isLetter,
      let next = source.dropFirst(text.count).first
    else { return false }
    return next.isLetter
  }
}
