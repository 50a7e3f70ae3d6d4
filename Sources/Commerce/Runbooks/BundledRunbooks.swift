// Generated from the folder Texts by BundledRunbooksTests; do not edit.

/// The runbook files as they are compiled in.
public enum BundledRunbooks {
  /// The codes that have one.
  public static let codes = [
    "ADDR_INVALID",
    "AGED",
    "BACKORDER",
    "CANCEL_PENDING",
    "CHANNEL_QTY_DRIFT",
    "CUSTOMS",
    "DEAD",
    "DELIVERY_EXCEPTION",
    "DISPUTE",
    "DUPLICATE",
    "ETA_MISSED",
    "EXPIRY",
    "FRAUD_REVIEW",
    "GAP_BEFORE_PO",
    "HOLD_STALE",
    "LABEL_NO_SCAN",
    "LIVE_UNSELLABLE",
    "LOW",
    "MKT_UNCONFIRMED",
    "OUT_LIVE",
    "OVERSOLD",
    "OVERSOLD_LINE",
    "OVERSTOCK",
    "PARTIAL_STALLED",
    "PAY_AUTH_EXPIRED",
    "PAY_AUTH_EXPIRING",
    "PAY_FAILED",
    "PAY_MISMATCH",
    "PAY_ORPHAN",
    "PAY_PENDING",
    "PICK_STALLED",
    "PO_LATE",
    "PROMO_SHORT",
    "REFUND_PENDING",
    "REORDER",
    "RETURN_STALLED",
    "SHIP_DUE",
    "SHIP_LATE",
    "SOURCE_FAILED",
    "SOURCE_LATE",
    "STATE_MISMATCH",
    "SYNC_FAILED",
    "TRANSFER_LATE",
    "TRANSIT_STALLED",
    "UNROUTED",
    "WMS_NOT_ACKED",
  ]

  /// The text of a code's runbook; nil when there is none.
  public static func text(code: String) -> String? { texts[code] }

  private static let texts: [String: String] = [
    "ADDR_INVALID": #"""
    # Address incomplete

    A carrier would refuse the address as it stands. Packing it now costs a label and a
    return.

    1. See which part is missing.
       ```
       aisle show order {order}
       ```
    2. Look at the full address on the platform (O copies the address); only its parts are
       kept here.
    3. If the missing part is plain from the rest, put it right on the platform.
    4. If not, write to the customer and hold the order until the answer comes.
    5. Import a fresh orders file and see the alert go.
       ```
       aisle explain order {order}
       ```

    ## Who to wake

    Nobody. The warehouse leaves the order until the morning.

    """#,
    "AGED": #"""
    # Old stock

    Stock has lain for more than half a year.

    1. Read the age and the value.
       ```
       aisle explain variant {sku}
       ```
    2. Mark it down, before it has to be given away.

    ## Who to wake

    Nobody.

    """#,
    "BACKORDER": #"""
    # Backorder without a date

    The customer waits for something that has no date of arrival, or one after the promise.

    1. See which line is short, and what is on its way.
       ```
       aisle show order {order}
       ```
    2. Ask buying for the supplier's date.
    3. Write to the customer with that date, and offer a substitute or the money back.
    4. Ship the rest of the order if the customer wants it.

    ## Who to wake

    Nobody at night.

    """#,
    "CANCEL_PENDING": #"""
    # Cancellation races the warehouse

    The customer wants to cancel, and the order is being packed.

    1. Call the warehouse before anything else: has it left?
       ```
       aisle show order {order}
       ```
    2. Not left: have it pulled, and cancel (p, cancel).
    3. Left: tell the customer how to return it.

    ## Who to wake

    The shift lead, now: in an hour it is a return.

    """#,
    "CHANNEL_QTY_DRIFT": #"""
    # Channel shows another quantity

    A channel offers more or fewer than there are, for longer than a sync takes.

    1. Read both quantities.
       ```
       aisle show variant {sku}
       ```
    2. Too many on the channel: correct it now, or it oversells.
    3. Import a fresh file of the channel and compare again.
    4. If many drift: the sync stands still.
       ```
       aisle doctor
       ```

    ## Who to wake

    The person for IT, when many items drift.

    """#,
    "CUSTOMS": #"""
    # Held at customs

    Papers are missing, or the customs office holds the parcel.

    1. Read which paper is missing.
       ```
       aisle show order {order}
       ```
    2. Send invoice, tariff number and origin to the carrier.
    3. Tell the customer who pays which duty.

    ## Who to wake

    Nobody at night.

    """#,
    "DEAD": #"""
    # No sale in half a year

    Nothing of it was sold in half a year.

    1. See that it can be found and bought at all.
       ```
       aisle show variant {sku}
       ```
    2. Mark down, bundle, return to the supplier, or write off.

    ## Who to wake

    Nobody.

    """#,
    "DELIVERY_EXCEPTION": #"""
    # Delivery failed

    The carrier could not deliver, or the parcel waits to be fetched.

    1. Read the carrier's reason.
       ```
       aisle show order {order}
       ```
    2. A wrong address: correct it with the carrier today, before the parcel goes back.
    3. Nobody at home: tell the customer where the parcel lies, and until when.
    4. On its way back: decide with the customer between sending again and a refund.

    ## Who to wake

    Nobody at night.

    """#,
    "DISPUTE": #"""
    # Payment disputed

    The customer's bank has taken the money back or asks for proof, and the goods have not
    left.

    1. Stop the shipment.
       ```
       aisle show order {order}
       ```
    2. Read the bank's reason and its last day on the gateway's page.
    3. If the customer is right: accept the dispute and cancel the order.
    4. If not: gather the order, the mails and the terms, and answer before the last day.

    ## Who to wake

    Nobody at night, unless the bank's last day is tomorrow: then finance.

    """#,
    "DUPLICATE": #"""
    # Looks like the same order twice

    One customer ordered the same things within minutes.

    1. Compare both orders.
       ```
       aisle show order {order}
       ```
    2. Hold the second one, and ask the customer. Many did mean it twice.
    3. If not: cancel the second (p, cancel) and refund it.

    ## Who to wake

    Nobody at night.

    """#,
    "ETA_MISSED": #"""
    # Not there on the promised day

    The parcel should have been delivered.

    1. Read the last event and the promise.
       ```
       aisle show order {order}
       ```
    2. Tell the customer the new date.
    3. If it was for an occasion, offer to send again by express, or to refund the shipping.

    ## Who to wake

    Nobody at night.

    """#,
    "EXPIRY": #"""
    # Expires soon

    A lot or a certificate ends within the horizon.

    1. Read the date and the quantity.
       ```
       aisle explain variant {sku}
       ```
    2. Sell it first, mark it down, or take it off sale in time.

    ## Who to wake

    Nobody.

    """#,
    "FRAUD_REVIEW": #"""
    # Fraud review waits

    The order was held because its risk is high or unknown. It must not ship, and it must not
    wait past its ship-by either.

    1. Read the risk, the address and the value.
       ```
       aisle show order {order}
       ```
    2. Compare the names and countries of buyer, card and address; look at the platform's own
       risk page (O copies the address).
    3. Good: release the hold (p, release) and do it on the platform as well.
    4. Bad: cancel with the reason "fraud" (p, cancel) and refund at once, before a dispute
       costs a fee.
    5. Not sure: ask the customer for a proof, and note until when you wait.

    ## Who to wake

    The person for fraud, when the value is over the limit that you may decide.

    """#,
    "GAP_BEFORE_PO": #"""
    # Runs out before the delivery

    At today's pace the stock ends before the next delivery comes.

    1. Read when it runs out, and when more comes.
       ```
       aisle explain variant {sku}
       ```
    2. Ask the supplier to deliver sooner, in part if need be.
    3. Slow the sale: end the promotion, raise the price, or keep the rest for one channel.

    ## Who to wake

    Nobody at night.

    """#,
    "HOLD_STALE": #"""
    # Hold nobody has looked at

    Somebody stopped the order, and the time to look at it again has passed.

    1. Read the reason of the hold, and who placed it.
       ```
       aisle show order {order}
       ```
    2. Is the reason gone? Release it (p, release), and on the platform as well.
    3. Is it still there? Note what is waited for and until when, and tell the customer.
    4. Will it never be gone? Cancel (p, cancel).

    ## Who to wake

    Nobody at night, unless the ship-by is before the morning: then the person who placed it.

    """#,
    "LABEL_NO_SCAN": #"""
    # Label without a scan

    A label was made, and the carrier has not seen the parcel.

    1. Look at the tracking page: it may only be late.
       ```
       aisle show order {order}
       ```
    2. Ask the warehouse whether the parcel still stands there.
    3. If it left: ask the carrier for the hand-over list of that day.
    4. If neither has it: send again, and claim the first from the carrier.

    ## Who to wake

    Nobody at night. The carrier in the morning, when it is a whole pallet.

    """#,
    "LIVE_UNSELLABLE": #"""
    # In stock, not on sale

    There is stock that nobody can buy: not listed, suppressed, or without a price.

    1. Read the state on each channel and its reason.
       ```
       aisle show variant {sku}
       ```
    2. A missing price or field: put it right (e), and export it.
    3. Suppressed by the marketplace: read its reason there, and answer it.

    ## Who to wake

    Nobody at night.

    """#,
    "LOW": #"""
    # Low

    Less is left than the minimum.

    1. See what is on its way.
       ```
       aisle show variant {sku}
       ```
    2. Nothing: order, or lower the minimum if the item ends.

    ## Who to wake

    Nobody.

    """#,
    "MKT_UNCONFIRMED": #"""
    # Shipped here, unknown to the marketplace

    The parcel has left, and the marketplace does not know. To it the order is late.

    1. Read carrier and number.
       ```
       aisle show order {order}
       ```
    2. Mark it shipped (p, ship), if that is not staged yet.
    3. Write the file for the marketplace, and upload it there.
    4. Import the next orders file and see that it shows.

    ## Who to wake

    Nobody, but do it now: it costs nothing and saves the account's late rate.

    """#,
    "OUT_LIVE": #"""
    # Sold out, still on sale

    There is none left, and customers can still order or see it.

    1. Read where it is live.
       ```
       aisle show variant {sku}
       ```
    2. If more comes within days, allow backorders with that date; else take it off sale.
    3. Tell whoever runs campaigns: adverts for it cost money and sell nothing.

    ## Who to wake

    Nobody at night, unless a campaign runs on it: then the person for marketing.

    """#,
    "OVERSOLD": #"""
    # Oversold

    More is promised to customers than there is.

    1. Read how many are missing, and on which channels it sells.
       ```
       aisle show variant {sku}
       ```
    2. Take it off sale everywhere, or set its stock to 0, before anything else.
    3. Have the shelf counted: a wrong count is the most common cause.
    4. Look at what is on its way, and when.
       ```
       aisle explain variant {sku}
       ```
    5. Still short: decide which orders wait. Marketplace orders first, then by ship-by; offer
       the newest ones a substitute or the money.

    ## Who to wake

    Nobody, once it is off sale. If it sells on and you can't stop it, wake the person for the
    shop.

    """#,
    "OVERSOLD_LINE": #"""
    # A line without stock

    The order asks for something that no location has and no purchase order brings.

    1. See which line it is, and the stock at each location.
       ```
       aisle show order {order}
       ```
    2. Have the shelf looked at: a wrong count is the most common cause.
    3. Take the item off sale, so that it does not happen again tonight.
    4. Offer the customer a substitute, a later date, or the money back; cancel the line or
       the order (p, cancel).

    ## Who to wake

    Nobody at night, but take the item off sale now. On a marketplace a cancellation counts
    against the account: decide before the ship-by.

    """#,
    "OVERSTOCK": #"""
    # More than will sell

    There is stock for longer than it should lie.

    1. Read how long it will last.
       ```
       aisle explain variant {sku}
       ```
    2. Stop open purchase orders for it.
    3. Plan a promotion, a bundle, or a transfer.

    ## Who to wake

    Nobody.

    """#,
    "PARTIAL_STALLED": #"""
    # The rest has not left

    A part of the order was shipped days ago, and the rest has not moved.

    1. See which lines are open, and whether they have stock.
       ```
       aisle show order {order}
       ```
    2. With stock: ship the rest now.
    3. Without: tell the customer a date, or refund the rest.

    ## Who to wake

    Nobody at night.

    """#,
    "PAY_AUTH_EXPIRED": #"""
    # Authorisation ended

    The time in which the money could be taken has passed. What ships now may never be paid.

    1. See that the order is not being packed. If it is, have it stopped.
       ```
       aisle show order {order}
       ```
    2. Try the capture on the platform once all the same: some gateways allow it late, for a
       fee.
    3. If it fails, have the platform send the customer a new payment link, and say that the
       goods are set aside.
    4. After two days without an answer: cancel with the reason "not paid" (p, cancel).

    ## Who to wake

    The warehouse, if the parcel is about to leave. The person for payments, if more than five
    orders expired in one night: something has stopped capturing.

    """#,
    "PAY_AUTH_EXPIRING": #"""
    # Authorisation ends soon

    The customer's bank has set the money aside, and nobody has taken it yet. After the
    deadline the bank gives it back, and the sale may be lost.

    1. Read until when the authorisation holds; the gateway's own date wins over any rule of
       thumb.
       ```
       aisle explain order {order}
       ```
    2. Look whether everything can be shipped, or a hold is open. Without goods, do not
       capture just to be in time.
       ```
       aisle show order {order}
       ```
    3. Capture the payment on the platform (O copies the address). Capture only what you can
       ship.
    4. Import a fresh orders file and see that the order counts as paid.

    ## Who to wake

    The person for payments, when less than two hours are left and you may not capture
    yourself.

    """#,
    "PAY_FAILED": #"""
    # Capture failed

    The bank refused to hand over the money.

    1. Read the gateway's reason on the order's own page (O copies the address): a lost card,
       a limit, or the gateway itself.
    2. Try once more. More attempts may look like fraud to the bank.
    3. If it fails again, ask the customer for another way to pay; hold the shipment until it
       came.
       ```
       aisle show order {order}
       ```
    4. See whether other orders failed too at the same time.
       ```
       aisle orders code:PAY_FAILED --limit 20
       ```

    ## Who to wake

    The person for payments, at once, when several orders of one method failed within an hour.

    """#,
    "PAY_MISMATCH": #"""
    # Payment differs from the total

    What was captured less what was refunded is not what the order costs.

    1. Read both sums and the difference.
       ```
       aisle explain order {order}
       ```
    2. On the platform, look for an edit of the order after it was paid, a partial refund, or
       a second capture.
    3. Too much was taken: refund the difference. Too little: ask the customer, or waive it if
       it is less than the letter costs.
    4. Note what you decided, so that finance finds it.

    ## Who to wake

    Nobody at night. Finance in the morning; a double capture of many orders is an exception.

    """#,
    "PAY_ORPHAN": #"""
    # Paid without an order

    Money has come in, and the order that belongs to it is missing or stands still. The
    customer has paid for nothing yet.

    1. Look for the order by name and by customer.
       ```
       aisle show order {order}
       ```
    2. Compare the gateway's list of payments with the platform's list of orders for the same
       minutes.
    3. If the order is missing on the platform: make it there from the payment's data, or
       refund the payment.
    4. Write to the customer what happened, before they ask.

    ## Who to wake

    The person for IT, when it is more than one: orders are being lost.

    """#,
    "PAY_PENDING": #"""
    # Payment pending

    The order was placed, and the money has not come within the time that its payment method
    usually takes. Nothing may be shipped yet.

    1. Look at the payment method and how long the order has waited. A bank transfer may take
       three working days.
       ```
       aisle show order {order}
       ```
    2. Open the order on its platform (O copies the address) and look whether the gateway
       shows the payment already.
    3. When it does: import a fresh orders file, so that the order moves on here too.
    4. When it does not: write to the customer and ask for the payment, with a day by which
       you cancel.
    5. On that day: cancel the order, so that its stock is free again (p, cancel).

    ## Who to wake

    Nobody at night. If many orders wait with one method, wake the person for payments: the
    gateway may be down.

    """#,
    "PICK_STALLED": #"""
    # Picking stands still

    The order is in the warehouse and has not moved for a working day.

    1. See what it has in it, and how long it has stood.
       ```
       aisle show order {order}
       ```
    2. Ask the warehouse: is something not on its shelf, or was the list lost?
    3. If a piece is missing, correct its stock and treat the order as a line without stock.
    4. Note when it will leave.

    ## Who to wake

    The shift lead in the warehouse, when the ship-by is today.

    """#,
    "PO_LATE": #"""
    # Delivery is late

    A supplier's delivery has not come on its day.

    1. Read what is missing, and what waits for it.
       ```
       aisle explain variant {sku}
       ```
    2. Look in goods-in: it may have come and not been booked.
    3. Ask the supplier for a new date, and import it.
    4. Orders that wait for it: tell their customers.

    ## Who to wake

    Nobody at night.

    """#,
    "PROMO_SHORT": #"""
    # Promotion without enough stock

    The stock will not last for the promotion.

    1. Read the need and what there is.
       ```
       aisle explain variant {sku}
       ```
    2. Get more before the start, limit the quantity, or take the item out of the promotion.

    ## Who to wake

    Nobody at night, unless it starts before the morning: then the person for marketing.

    """#,
    "REFUND_PENDING": #"""
    # Refund is due

    A customer waits for money. In the EU a withdrawal must be paid back within 14 days.

    1. Read what was promised, and when.
       ```
       aisle show order {order}
       ```
    2. Pay it back on the platform (O copies the address), with the shipping costs where the
       law asks for them.
    3. Import a fresh orders file and see that it shows.

    ## Who to wake

    Nobody at night. Finance, when the legal date is tomorrow.

    """#,
    "REORDER": #"""
    # Time to order

    What there is and what comes will not last until the next delivery after an order placed
    today.

    1. Read the suggested quantity and its sum.
       ```
       aisle explain variant {sku}
       ```
    2. See that no promotion or season makes the past a bad guide.
    3. Order from the supplier, and import the purchase order.

    ## Who to wake

    Nobody.

    """#,
    "RETURN_STALLED": #"""
    # Return not closed

    A return has come, and nobody has looked into it or paid it back.

    1. Find the return and what should be in it.
       ```
       aisle show order {order}
       ```
    2. Have it looked at: resell, repair or write off.
    3. Refund, or tell the customer why not.

    ## Who to wake

    Nobody at night.

    """#,
    "SHIP_DUE": #"""
    # Ship-by within a day

    The order has to leave within a day, and it has not.

    1. Read the ship-by and where it comes from: a marketplace's date, or the store's own
       rule.
       ```
       aisle explain order {order}
       ```
    2. See that nothing holds it: payment, address, stock.
       ```
       aisle show order {order}
       ```
    3. Have it packed before the carrier comes today.
    4. When it has left, mark it shipped with carrier and number (p, ship), and export that
       for the platform.

    ## Who to wake

    The shift lead, when the carrier comes within two hours and it is a marketplace order.

    """#,
    "SHIP_LATE": #"""
    # Ship-by has passed

    The order should have left. On a marketplace it counts against the account; in the own
    shop a promise is broken.

    1. Read how late it is, and what else is wrong with it.
       ```
       aisle explain order {order}
       ```
    2. Has it left already, and nobody said so? Then mark it shipped (p, ship) and export that
       at once.
       ```
       aisle show order {order}
       ```
    3. If not: have it packed first tomorrow, or now if there is a night shift. Upgrade the
       service if the customer waits for a date.
    4. Tell the customer the new date, before they ask.
    5. See whether more are late for the same reason.
       ```
       aisle orders code:SHIP_LATE --limit 20
       ```

    ## Who to wake

    The shift lead, if a marketplace order can still leave tonight. The head of the warehouse,
    if more than ten are late.

    """#,
    "SOURCE_FAILED": #"""
    # File can't be read

    A file came that could not be taken.

    1. Read the error: it names the line and column.
       ```
       aisle doctor
       ```
    2. If the platform changed its columns, map them in the config; if the file was cut off,
       export it again.
    3. Put the file into the inbox again, and look (r).

    ## Who to wake

    The person for IT, when it is the orders file.

    """#,
    "SOURCE_LATE": #"""
    # No fresh file

    A source has not brought a file for longer than usual. What the screen shows is old.

    1. See which source it is, and when it last came.
       ```
       aisle doctor
       ```
    2. Export the file on the platform by hand, and put it into the inbox.
    3. See why the usual way stopped: an expired login is the most common cause.

    ## Who to wake

    The person for IT, when orders are more than an hour old.

    """#,
    "STATE_MISMATCH": #"""
    # Stock does not add up

    The parts of the stock are not its sum. One of the files is wrong.

    1. Read which numbers contradict each other.
       ```
       aisle explain variant {sku}
       ```
    2. Import a fresh inventory file; often two files of different times were mixed.
    3. Still wrong: count it.

    ## Who to wake

    Nobody at night.

    """#,
    "SYNC_FAILED": #"""
    # Sync fails

    Changes do not reach the platform, or its files do not reach us.

    1. Read the error.
       ```
       aisle doctor
       ```
    2. Look at what was refused of the last files (o).
    3. Mend the cause, and look at the inboxes again (r).

    ## Who to wake

    The person for IT, when orders have not come in for an hour.

    """#,
    "TRANSFER_LATE": #"""
    # Transfer is late

    Stock that was sent from one place to another has not arrived.

    1. Read what is on its way.
       ```
       aisle show variant {sku}
       ```
    2. Ask both places: sent, and not booked?
    3. Lost: write it off, and send again.

    ## Who to wake

    Nobody at night.

    """#,
    "TRANSIT_STALLED": #"""
    # Parcel does not move

    The carrier's last word is days old.

    1. Read the last event.
       ```
       aisle show order {order}
       ```
    2. Open a case with the carrier.
    3. Tell the customer; offer to send again when the carrier's own limit has passed.

    ## Who to wake

    Nobody at night.

    """#,
    "UNROUTED": #"""
    # No location

    No place was chosen to ship the order, so nobody is packing it.

    1. Read the lines and where their stock is.
       ```
       aisle show order {order}
       ```
    2. Choose the location on the platform (O copies the address).
    3. See whether other orders wait too: then a routing rule is broken.
       ```
       aisle orders code:UNROUTED --limit 20
       ```

    ## Who to wake

    The person for IT, when more than a few orders wait.

    """#,
    "WMS_NOT_ACKED": #"""
    # Warehouse has not answered

    The order was sent to the warehouse system, and no answer came. Perhaps nobody there knows
    of it.

    1. See how many wait: one is an order, many are a connection.
       ```
       aisle orders code:WMS_NOT_ACKED --limit 20
       ```
    2. Look in the warehouse system for the order's name.
    3. If it is not there, send it again from the platform; never twice without looking.
    4. Note the reference that the warehouse gives.

    ## Who to wake

    The person for IT, at once, when more than five wait.

    """#,
  ]
}
