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
    let triage = TriageSettings()
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
      payment_orphan_after = "\(SettingText.text(of: orders.orphanAfter))"
      label_scan_business_time = "\(SettingText.text(of: orders.labelScanBusinessTime))"
      transit_stalled_after = "\(SettingText.text(of: orders.transitStalledAfter))"
      cross_border_stalled_after = "\(SettingText.text(of: orders.crossBorderStalledAfter))"
      # home_country = "DE"      # parcels that stay there may be silent for the shorter time
      return_business_days = \(orders.returnBusinessDays)
      refund_business_days = \(orders.refundBusinessDays)
      duplicate_within = "\(SettingText.text(of: orders.duplicateWithin))"

      # Tags that say what no column of an export does.
      [orders.tags]
      vip = \(list(orders.tags.vip))
      dispute = \(list(orders.tags.dispute))
      cancel = \(list(orders.tags.cancel))
      refund = \(list(orders.tags.refund))
      inquiry = \(list(orders.tags.inquiry))

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
      # platform = "shopify"     # shopify, amazon, magento, jira or plain
      # inbox = "~/aisle/shop"
      # late_after = "26h"       # an alert when nothing was imported for so long
      # location = "main"        # of stock in files that name no location
      # currency = "EUR"         # the store's when left out
      # zone = "Europe/Berlin"   # the store's when left out
      # format = "…"             # only where the header does not decide; "map:NAME" for a map
      # dates = "dmy"            # what 04/05/24 means in its files; "mdy" for the other order
      # decimal = ","            # the decimal sign of its files, where they do not tell themselves
      # encoding = "windows-1252"
      # full_exports = true      # its products files have the whole catalog: the rest is missing
      # ticket_url = "https://jira.example.com/browse/{key}"   # pages of the issues in Jira's files
      # keep_files = true        # leave taken files where they are instead of moving them to done/

      # A column map reads the files of any other system: `aisle map guess FILE` writes one.
      # [map.warehouse]
      # kind = "stock"           # products, stock, stock-counts, orders, costs, suppliers, …
      # columns.sku = "Artikelnummer"     # our column = the file's
      # columns.on_hand = "Bestand"
      # constants.location = "main"       # what every row says
      # decimal = ","            # the file's decimal sign, where the delimiter does not tell
      # dates = "dmy"

      [inventory]
      minimum = \(stock.minimum)              # available units under which a variant is low
      overstock_days = \(stock.overstockDays)
      service_level = "\(percent(stock.serviceLevel))"
      lead_time_days = \(stock.leadTimeDays)      # for suppliers without one

      [editing]
      maximum_drop = "\(percent(editing.maximumDrop))"     # a price drop over this is a warning
      margin_floor = "\(percent(editing.marginFloor))"     # a margin under this is a warning
      typed_confirmation_over = \(editing.typedConfirmationOver)

      # How long an acknowledgement lasts where it names no end, when something urgent that nobody
      # answers should be escalated, and how long a snooze may wait for a condition alone.
      [triage]
      acknowledge_for = "\(SettingText.text(of: triage.acknowledgedFor))"
      acknowledge_p1_for = "\(SettingText.text(of: triage.acknowledgedForP1))"
      escalate_p1_after = "\(SettingText.text(of: triage.escalateP1After))"
      escalate_p2_after = "\(SettingText.text(of: triage.escalateP2After))"
      condition_at_most = "\(SettingText.text(of: triage.conditionAtMost))"

      # What a new P1 rings while the dashboard runs.
      [notify]
      p1 = ["bell"]            # also "osc9", "osc777": a note on the desktop; [] for silence
      # hook = ["/usr/local/bin/page-me", "--team", "store"]   # gets the P1 as JSON on its input
      # hook_time_limit = "10s"  # then it is ended

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
      # detail_after = "1s"      # on a slow line: how long the cursor rests before its row is explained

      [keys]
      # "triage.acknowledge" = ["a", "F2"]   # `aisle keys` lists the actions

      """
  }

  private static func percent(_ points: BasisPoints) -> String {
    let whole = points.value / 100
    let rest = points.value % 100
    return rest == 0 ? "\(whole)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
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
