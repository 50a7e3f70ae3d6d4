/// Turns an ordinary order into one that a person has to look at.
struct OrderCaseWriter {
  let calendar: SampleCalendar

  func apply(_ planned: OrderCase, to order: inout ShopOrder, _ random: inout SampleRandom) {
    order.isExpress = false
    switch planned.kind {
    case .pending:
      order.payment = .pending
      order.method = .wallet
    case .bankTransferPending:
      order.payment = .pending
      order.method = .bankTransfer
    case .preorder:
      authorise(&order)
      order.fulfilment = .scheduled
      order.tags.append("pre-order")
    case .authorised: authorise(&order)
    case .authorisedShipped:
      authorise(&order)
      ship(&order, as: .fulfilled, &random)
    case .authorisedNoPostcode:
      authorise(&order)
      order.gaps = [.postcode]
    case .late, .bigLate: break
    case .noCity: order.gaps = [.city]
    case .noPostcode: order.gaps = [.postcode]
    case .noName: order.gaps = [.name]
    case .held:
      order.fulfilment = .onHold
      order.note = "On hold: customer asked to change the size, waiting for an answer"
    case .fraud:
      hold(&order)
    case .tangled:
      hold(&order)
      order.gaps = [.city, .postcode]
    case .partial: ship(&order, as: .partial, &random)
    }
  }

  private func authorise(_ order: inout ShopOrder) {
    order.payment = .authorized
    order.method = .card
  }

  private func hold(_ order: inout ShopOrder) {
    order.fulfilment = .onHold
    order.isHighRisk = true
    order.tags.append("fraud-review")
    order.note = "On hold: billing and shipping country differ"
  }

  private func ship(
    _ order: inout ShopOrder, as fulfilment: ShopOrder.Fulfilment, _ random: inout SampleRandom
  ) {
    order.fulfilment = fulfilment
    order.fulfilled = calendar.shipped(after: order.placed, &random)
  }
}
