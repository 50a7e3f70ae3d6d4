internal import Commerce

extension OrderRecord {
  /// The order after this record has spoken. Amounts in another currency than the order's are not
  /// taken: they could be neither added nor compared.
  func merged(into current: StoredOrder, now: Instant) -> StoredOrder {
    var order = current
    func amount(_ stated: Stated<Money>, _ current: Int64?) -> Int64? {
      if let value = stated.value, value.currency != order.currency { return current }
      switch stated {
      case .unstated: return current
      case .cleared: return nil
      case .value(let money): return money.minorUnits
      }
    }
    if let stated = currency ?? total.value?.currency { order.currency = stated }
    order.name = name
    order.externalID = externalID ?? current.externalID
    order.placedAt = placedAt ?? current.placedAt
    order.updatedAt = updatedAt ?? current.updatedAt
    order.total = amount(total, current.total)
    order.subtotal = amount(subtotal, current.subtotal)
    order.shipping = amount(shipping, current.shipping)
    order.tax = amount(tax, current.tax)
    order.discount = amount(discount, current.discount)
    order.outstanding = amount(outstanding, current.outstanding)
    order.refunded = amount(refunded, current.refunded)
    order.payment = payment.merged(into: current.payment) ?? .unknown
    order.fulfilment = fulfilment.merged(into: current.fulfilment) ?? .unknown
    order.delivery = delivery.merged(into: current.delivery) ?? .unknown
    order.paymentMethod = paymentMethod.mergedText(into: current.paymentMethod)
    order.paidAt = paidAt.merged(into: current.paidAt)
    order.fulfilledAt = fulfilledAt.merged(into: current.fulfilledAt)
    order.cancelledAt = cancelledAt.merged(into: current.cancelledAt)
    order.captureBefore = captureBefore.merged(into: current.captureBefore)
    order.shipBy = shipBy.merged(into: current.shipBy)
    order.promisedAt = promisedAt.merged(into: current.promisedAt)
    order.holds = holds.merged(into: current.holds) ?? []
    order.shippingService = shippingService.mergedText(into: current.shippingService)
    order.riskLevel = riskLevel.mergedText(into: current.riskLevel)
    order.discountCode = discountCode.mergedText(into: current.discountCode)
    order.tags = tags.merged(into: current.tags) ?? []
    order.note = note.mergedText(into: current.note)
    order.address = address.merged(into: current.address)
    order.requiresShipping = requiresShipping.merged(into: current.requiresShipping)
    order.isPlatformFulfilled =
      isPlatformFulfilled.merged(into: current.isPlatformFulfilled) ?? false
    order.salesChannel = salesChannel.mergedText(into: current.salesChannel)
    order.maskedEmail = maskedEmail.mergedText(into: current.maskedEmail)
    order.emailHash = emailHash.mergedText(into: current.emailHash)
    order.state = order.derivedState
    if order.delivery == .unknown {
      order.deliverySince = nil
    } else if order.delivery != current.delivery || current.deliverySince == nil {
      // The file may be newer than the change that it tells of, never older.
      order.deliverySince = updatedAt ?? now
    }
    if order.fulfilment == .partial {
      order.partialSince = current.partialSince ?? order.fulfilledAt ?? now
    } else {
      order.partialSince = nil
    }
    return order
  }

  /// The amounts of the record that the schema would not take.
  var unstorableAmount: Money? {
    let amounts = [total, subtotal, shipping, tax, discount, outstanding, refunded]
    return (amounts.compactMap(\.value) + lines.compactMap(\.price)).first { !$0.isStorable }
  }
}
