import Commerce
import Testing

@Suite struct PlatformLinksTests {
  private let links = PlatformLinks(
    orders: [
      "shop": "https://admin.example.com/orders/{id}", "b2b": "https://b.example.com/{name}",
    ],
    products: ["shop": "https://admin.example.com/products/{name}?sku={sku}"])

  @Test(arguments: [
    ("shop", "#1", "77", "https://admin.example.com/orders/77"),
    ("shop", "#1", nil, nil),
    ("b2b", "#1 a/b?", nil, "https://b.example.com/%231%20a%2Fb%3F"),
    ("other", "#1", "77", nil),
    (
      "amazon-de", "305-2069326-8499293", nil,
      "https://sellercentral.amazon.de/orders-v3/order/305-2069326-8499293"
    ),
    (
      "amazon-uk", "305-2069326-8499293", nil,
      "https://sellercentral.amazon.co.uk/orders-v3/order/305-2069326-8499293"
    ),
    (
      "market", "305-2069326-8499293", nil,
      "https://sellercentral.amazon.com/orders-v3/order/305-2069326-8499293"
    ),
    ("market", "305-2069326-849929x", nil, nil),
  ])
  func `an order's page is its channel's, filled in and escaped`(
    channel: String, name: String, id: String?, expected: String?
  ) {
    #expect(links.order(channel: channel, name: name, id: id) == expected)
  }

  @Test func `a product's page needs what its template asks for`() {
    #expect(
      links.product(channel: "shop", handle: "mug", sku: "A B")
        == "https://admin.example.com/products/mug?sku=A%20B")
    #expect(links.product(channel: "shop", handle: "mug", sku: nil) == nil)
  }
}
