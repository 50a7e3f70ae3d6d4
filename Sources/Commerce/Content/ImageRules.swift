/// IMG_*, on own stores: a marketplace's images are not in its files.
enum ImageRules {
  static let wanted = 4

  static func check(_ facts: ContentCase, _ checks: inout ContentChecks) {
    let channels = facts.ownStores
    guard let images = facts.product.images, !channels.isEmpty else { return }
    let place = facts.home(among: channels)
    func finding(_ code: FindingCode, value: String = "", _ because: String) -> ContentFinding {
      ContentFinding(code, on: place, value: value, because: because)
    }
    guard !images.isEmpty else {
      checks.check(.noImage, on: channels, finding(.noImage, "It has no image."))
      return
    }
    checks.check(.noImage, on: channels)
    checks.check(
      .fewImages, on: channels,
      images.count < wanted
        ? finding(
          .fewImages, value: String(images.count),
          "\(images.count) \(images.count == 1 ? "image" : "images"); \(wanted) are wanted.") : nil)
    let silent = images.filter { ($0.altText ?? "").isEmpty }
    checks.check(
      .imageWithoutText, on: channels,
      silent.first.map {
        finding(
          .imageWithoutText, value: $0.url,
          "\(silent.count) of \(images.count) images \(silent.count == 1 ? "has" : "have") no alt text."
        )
      })
    checks.check(.imageTwice, on: channels, twice(images, facts.product, finding))
  }

  /// The same address is the same picture. A main image that two products share is a mistake;
  /// further images (size charts, swatches) are shared on purpose.
  private static func twice(
    _ images: [ProductImage], _ product: ProductContent,
    _ finding: (FindingCode, String, String) -> ContentFinding
  ) -> ContentFinding? {
    var seen: Set<String> = []
    if let again = images.first(where: { !seen.insert($0.url).inserted }) {
      return finding(.imageTwice, again.url, "One picture stands there twice.")
    }
    guard product.sharesMainImage, let main = images.first else { return nil }
    return finding(.imageTwice, main.url, "Another product has the same main image.")
  }
}
