public import Commerce

extension Configuration {
  /// A starter file: every table with its defaults and what they mean, commented out where the
  /// reader has to decide. Reading it back gives the values passed here and the defaults.
  public static func template(
    name: String = "My store", currency: Currency = .usd, zone: StoreZone = .utc
  ) -> String {
    let orders = OrderSettings()
    let stock = InventorySettings()
    let editing = EditingSettings()
    return """
      # The store that aisle watches. `aisle config check` reads this file and says what is wrong.

      [store]
      name = \(quoted(name))
      currency = "\(currency.code)"        # for prices in files that name no currency, and for totals
      zone = \(quoted(zone.identifier))            # the zone of the store's days, promotions and reports
      # environment = "staging"  # shown in the header, so that no one edits the wrong store

      # A channel is a place that sells: an own shop or a marketplace.
      # [[channel]]
      # code = "shop"
      # name = "Own shop"
      # kind = "own"             # or "marketplace": its ship-by dates are taken untouched
      # location = "main"        # where its orders ship from: hours, cut-off, closures
      # order_url = "https://admin.example.com/orders/{id}"
      # product_url = "https://admin.example.com/products/{id}"

      # When an order counts as stuck. The same table under a channel, [channel.orders], is for
      # that channel alone.
      [orders]
      payment_pending_after = "\(SettingText.text(of: orders.paymentPendingAfter))"
      bank_transfer_pending_after = "\(SettingText.text(of: orders.bankTransferPendingAfter))"
      authorisation_window = "\(SettingText.text(of: orders.authorisationWindow))"
      authorisation_warning = "\(SettingText.text(of: orders.authorisationWarning))"
      ship_due_within = "\(SettingText.text(of: orders.shipDueWithin))"
      hold_review_after = "\(SettingText.text(of: orders.holdReviewAfter))"
      fraud_review_after = "\(SettingText.text(of: orders.fraudReviewAfter))"
      partial_stalled_business_days = \(orders.partialStalledBusinessDays)
      handling_days = \(orders.handlingDays.map(String.init) ?? "false")        \
      # working days from order to hand-over; false computes no ship-by

      # [[location]]
      # code = "main"
      # name = "Warehouse"
      # zone = "Europe/Berlin"   # the store's when left out
      # working_days = ["mon", "tue", "wed", "thu", "fri"]
      # opens = "08:00"
      # closes = "18:00"
      # cut_off = "14:00"        # an order after it counts as the next working day's
      # closures = [2026-12-25, 2026-12-26]

      # A source is a folder that exports are dropped into. Paths may start with ~ or be relative to
      # this file.
      # [[source]]
      # id = "shop"
      # channel = "shop"
      # platform = "shopify"     # shopify, amazon, magento or plain
      # inbox = "~/aisle/shop"
      # location = "main"        # of stock in files that name no location
      # currency = "EUR"         # the store's when left out
      # zone = "Europe/Berlin"   # the store's when left out
      # format = "…"             # only where the header does not decide
      # encoding = "windows-1252"
      # keep_files = true        # leave taken files where they are instead of moving them to done/

      [inventory]
      minimum = \(stock.minimum)              # available units under which a variant is low
      overstock_days = \(stock.overstockDays)
      service_level = "\(percent(stock.serviceLevel))"
      lead_time_days = \(stock.leadTimeDays)      # for suppliers without one

      [editing]
      maximum_drop = "\(percent(editing.maximumDrop))"     # a price drop over this is a warning
      margin_floor = "\(percent(editing.marginFloor))"     # a margin under this is a warning
      typed_confirmation_over = \(editing.typedConfirmationOver)

      [export]
      # folder = "~/aisle/outbox"   # where the dashboard's P writes the platforms' files

      [refresh]
      every = "\(SettingText.text(of: .seconds(defaultRefreshSeconds)))"

      # Programs that are run at certain moments: a list of the program and its arguments, no shell.
      # [hooks]
      # escalate = ["/usr/local/bin/new-ticket", "--queue", "ops"]   # the case comes as JSON on its
      #                          # standard input; its first line of output is the ticket's key
      # limit = "20s"            # after this a hook is ended

      [ui]
      # theme = "dark"           # `aisle themes list` names them

      [keys]
      # "order.acknowledge" = ["a", "ctrl-a"]   # `aisle keys` lists the actions

      """
  }

  private static func percent(_ points: BasisPoints) -> String {
    let whole = points.value / 100
    let rest = points.value % 100
    return rest == 0 ? "\(whole)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
  }

  /// A TOML basic string.
  private static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16, uppercase: true)
        literal += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
