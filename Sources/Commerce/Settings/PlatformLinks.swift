/// Where the platforms' own pages are, by channel: URL templates with `{id}` and `{name}`.
public struct PlatformLinks: Hashable, Sendable {
  /// By the channel's code.
  public var orders: [String: String]
  public var products: [String: String]

  public init(orders: [String: String] = [:], products: [String: String] = [:]) {
    self.orders = orders
    self.products = products
  }

  /// The page of an order; nil where the channel has no template, or the template needs an id that
  /// no file has told.
  ///
  /// An order that looks like Amazon's has a page without any template.
  public func order(channel: String, name: String, id: String?) -> String? {
    if let template = orders[channel] { return Self.fill(template, name: name, id: id) }
    guard Self.isAmazonOrder(name) else { return nil }
    return "https://\(Self.sellerCentral(channel))/orders-v3/order/\(name)"
  }

  /// The page of a product; `{name}` is its handle, `{sku}` the SKU.
  public func product(channel: String, handle: String, sku: String?) -> String? {
    guard var template = products[channel] else { return nil }
    if template.contains("{sku}") {
      guard let sku else { return nil }
      template = template.replacing("{sku}", with: Self.escaped(sku))
    }
    return Self.fill(template, name: handle, id: nil)
  }

  private static func fill(_ template: String, name: String, id: String?) -> String? {
    var url = template.replacing("{name}", with: escaped(name))
    if url.contains("{id}") {
      guard let id, !id.isEmpty else { return nil }
      url = url.replacing("{id}", with: escaped(id))
    }
    return url
  }

  /// `305-2069326-8499293`
  private static func isAmazonOrder(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [3, 7, 7]
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// The marketplace's Seller Central, by the country at the end of the channel's code.
  private static func sellerCentral(_ channel: String) -> String {
    let country = channel.split(separator: "-").last.map { $0.lowercased() } ?? ""
    switch country {
    case "uk": return "sellercentral.amazon.co.uk"
    case "jp": return "sellercentral.amazon.co.jp"
    case "au": return "sellercentral.amazon.com.au"
    case "br": return "sellercentral.amazon.com.br"
    case "mx": return "sellercentral.amazon.com.mx"
    case "de", "fr", "it", "es", "nl", "se", "pl", "be", "ca", "in", "sg", "ae", "sa", "eg":
      return "sellercentral.amazon.\(country)"
    default: return "sellercentral.amazon.com"
    }
  }

  /// Percent-encoded as one segment of a path (RFC 3986, unreserved characters stay).
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }
}

extension StoreSettings {
  /// The templates of all channels.
  public var platformLinks: PlatformLinks {
    PlatformLinks(
      orders: templates(\.orderURL), products: templates(\.productURL))
  }

  private func templates(_ template: KeyPath<ChannelSettings, String?>) -> [String: String] {
    Dictionary(
      channels.compactMap { channel in
        channel[keyPath: template].map { (channel.channel.code, $0) }
      }
    ) { first, _ in first }
  }
}
