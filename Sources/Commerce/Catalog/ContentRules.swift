/// What is wrong with a product's content. Source: domain rules §4, as far as one product's own
/// values prove it.
public enum ContentRules {
  /// Findings on a product, in the order of the rules.
  public static func findings(_ product: ProductContent) -> [ContentFinding] {
    TitleRules.findings(product) + searchFindings(product) + descriptionFindings(product)
      + imageFindings(product) + categoryFindings(product)
  }

  /// Findings on a variant, in the order of the rules.
  public static func findings(_ variant: VariantContent) -> [ContentFinding] {
    VariantRules.findings(variant)
  }

  private static func descriptionFindings(_ product: ProductContent) -> [ContentFinding] {
    guard let html = product.descriptionHTML else { return [] }
    let text = EditableValue.trimmed(plainText(html))
    if text.isEmpty {
      return [
        ContentFinding(
          .descriptionEmpty, .blocker, field: .description, because: "It has no description.")
      ]
    }
    guard text.count > 5_000 else { return [] }
    return [
      ContentFinding(
        .descriptionTooLongForGoogle, .error, field: .description, value: text,
        because: "\(text.count) characters of text; Google takes 5000.")
    ]
  }

  private static func searchFindings(_ product: ProductContent) -> [ContentFinding] {
    var findings: [ContentFinding] = []
    if let title = product.seoTitle, title.isEmpty || title.count > 60 {
      findings.append(
        ContentFinding(
          .seoTitle, .warning, field: .seoTitle, value: title,
          because: title.isEmpty
            ? "It has no SEO title." : "\(title.count) characters; search results show 60."))
    }
    if let text = product.seoDescription, !(120...160).contains(text.count) {
      findings.append(
        ContentFinding(
          .seoDescription, .warning, field: .seoDescription, value: text,
          because: text.isEmpty
            ? "It has no meta description."
            : "\(text.count) characters; 120 to 160 use the space without being cut."))
    }
    return findings
  }

  private static func imageFindings(_ product: ProductContent) -> [ContentFinding] {
    guard let images = product.images else { return [] }
    guard !images.isEmpty else {
      return [ContentFinding(.noImage, .blocker, field: nil, because: "It has no image.")]
    }
    var findings: [ContentFinding] = []
    let wanted = product.platforms.contains(.amazon) ? 6 : 4
    if images.count < wanted {
      findings.append(
        ContentFinding(
          .fewImages, .warning, field: nil, value: String(images.count),
          because: "\(images.count) images; \(wanted) are wanted."))
    }
    let silent = images.filter { ($0.altText ?? "").isEmpty }
    if let first = silent.first {
      findings.append(
        ContentFinding(
          .imageWithoutText, .warning, field: nil, value: first.url,
          because: "\(silent.count) of \(images.count) images have no alt text."))
    }
    return findings
  }

  private static func categoryFindings(_ product: ProductContent) -> [ContentFinding] {
    guard let category = product.category, EditableValue.trimmed(category).isEmpty else {
      return []
    }
    return [
      ContentFinding(.noCategory, .error, field: .category, because: "It is in no category.")
    ]
  }

  /// The text between tags; entities stay as they are.
  static func plainText(_ html: String) -> String {
    var text = ""
    var isInTag = false
    for character in html {
      switch character {
      case "<": isInTag = true
      case ">" where isInTag:
        isInTag = false
        text.append(" ")
      default: if !isInTag { text.append(character) }
      }
    }
    return text
  }
}
