import Commerce

/// The two files of the sample that are no tables.
enum SampleTexts {
  static func configuration(_ options: SampleOptions) -> String {
    """
    # The sample store. Its sources lie in the folders beside this file, and `aisle demo` opens it.

    [store]
    name = "Nordlicht"
    currency = "EUR"
    zone = "Europe/Berlin"
    as_of = \(options.asOf)        # the day whose evening the exports are from

    [[channel]]
    code = "shop"
    name = "Nordlicht shop"
    kind = "own"
    location = "Berlin"
    order_url = "https://admin.example.com/orders/{id}"
    product_url = "https://admin.example.com/products/{id}"

    [channel.orders]
    payment_pending_after = "24h"
    bank_transfer_pending_after = "72h"
    authorisation_window = "7d"
    authorisation_warning = "48h"
    ship_due_within = "24h"
    hold_review_after = "48h"
    fraud_review_after = "4h"
    partial_stalled_business_days = 3
    handling_days = 2

    [[channel]]
    code = "amazon-de"
    name = "Amazon.de"
    kind = "marketplace"
    location = "Berlin"
    order_url = "https://marketplace.example.com/orders/{name}"
    accepted_drift = ["title", "price"]   # it has its own

    [[channel]]
    code = "japan"
    name = "Nordlicht 日本"
    kind = "own"
    location = "Osaka"

    [[location]]
    code = "Berlin"
    name = "Berlin warehouse"
    zone = "Europe/Berlin"
    working_days = ["mon", "tue", "wed", "thu", "fri"]
    opens = "08:00"
    closes = "18:00"
    cut_off = "14:00"
    closures = [2026-12-25, 2026-12-26, 2027-01-01]

    [[location]]
    code = "Osaka"
    name = "大阪 store"
    zone = "Asia/Tokyo"
    working_days = ["mon", "tue", "wed", "thu", "fri", "sat"]
    opens = "10:00"
    closes = "19:00"
    cut_off = "15:00"
    closures = [2026-11-23, 2027-01-01, 2027-01-02, 2027-01-03]

    [[source]]
    id = "shop"
    channel = "shop"
    platform = "shopify"
    inbox = "shop"
    location = "Berlin"
    keep_files = true

    [[source]]
    id = "amazon-de"
    channel = "amazon-de"
    platform = "amazon"
    inbox = "amazon-de"
    location = "Berlin"
    keep_files = true

    [[source]]
    id = "japan"
    channel = "japan"
    platform = "magento"
    inbox = "japan"
    currency = "JPY"
    zone = "Asia/Tokyo"
    location = "Osaka"
    keep_files = true

    [[source]]
    id = "plan"
    channel = "shop"
    platform = "plain"
    inbox = "plan"
    keep_files = true

    [inventory]
    minimum = 5
    overstock_days = 90
    service_level = "95%"
    lead_time_days = 21

    [editing]
    maximum_drop = "40%"
    margin_floor = "10%"
    typed_confirmation_over = 50

    [refresh]
    every = "5s"

    """
  }

  static func readme(_ options: SampleOptions) -> String {
    """
    # The sample store

    Nordlicht, a homeware and outdoor shop that does not exist: the files that its platforms would
    export on the evening of \(options.asOf). Every product, customer, supplier, order and price is
    invented. Addresses end in example.com or example.org, barcodes are from the range that GS1
    keeps for examples (952), telephone numbers from one that is kept for films.

    | folder | what would have written it |
    |---|---|
    | `shop/` | Shopify: products, inventory of two locations, orders; EUR |
    | `amazon-de/` | Amazon: all listings, all orders, unshipped orders, stock in Amazon's warehouses |
    | `japan/` | Magento 2: products of the Japanese shop; JPY |
    | `plan/` | plain CSV: promotions, calendar events, suppliers, purchase orders |
    | `aisle.toml` | the configuration that reads them |

    Most of it is ordinary. Some of it is awkward on purpose: quotes, line breaks, Japanese, Hebrew
    and emoji in titles, a title with a terminal escape sequence, a formula as a title, prices of
    nothing and of 48,900 €, barcodes that are wrong, products without SKU, image or text, an
    article that costs more than it sells for. Every stock and stuck-order rule has its cases. Five
    rows are wrong in ways that no reader should guess about (a price `12,x9`, a SKU that a
    spreadsheet turned into `4.09929E+12`, a price `n/a €`, an order of 31 February, a delivery of
    30 February): they belong in quarantine.

    Made by a generator, the same bytes every time:

    ```
    swift run -c release aisle-sample -o SampleData
    swift run -c release aisle-sample --variants 1000000 --orders 1000000 -o big
    ```

    Public domain (CC0 1.0): do with it what you like.

    """
  }
}
