/// A variant's stock with everything that its rules compare it with.
struct StockCase {
  var facts: StockFacts
  var settings: InventorySettings
  var zone: StoreZone
  var today: CivilDate

  init(_ facts: StockFacts, settings: InventorySettings, zone: StoreZone, now: Instant) {
    self.facts = facts
    self.settings = settings
    self.zone = zone
    today = zone.date(at: now)
  }

  /// Available and on order. Purchase orders where there are any, else what the platform calls
  /// incoming. Nil when the available quantity is unknown.
  var position: Int? {
    facts.stock.available.map { available in
      let ordered = facts.inbound.reduce(0) { $0 + $1.units }
      return available + (facts.inbound.isEmpty ? max(0, facts.stock.incoming ?? 0) : ordered)
    }
  }

  var minimum: Int { facts.minimum ?? settings.minimum }

  /// Where a rule looks at quantities, it began to hold at the latest when they were stated.
  var since: Instant? { facts.asOf }

  /// 3, 6 or 10 from 1, 3 or 10 units a day: what sells fast is lost fast.
  var demandPart: ScorePart? {
    guard let velocity = facts.velocityMilli else { return nil }
    let points =
      switch velocity {
      case 10_000...: 10
      case 3_000...: 6
      case 1_000...: 3
      default: 0
      }
    guard points > 0 else { return nil }
    return ScorePart(
      name: "demand", points: points, because: "sells \(StockCase.units(milli: velocity)) a day")
  }

  /// `1.5` from 1,500 thousandths, rounded to a tenth.
  static func units(milli: Int) -> String {
    let tenths = (milli + 50) / 100
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  func input(_ name: String, _ value: Int?) -> AlertInput {
    AlertInput(name, value.map(String.init) ?? "unknown")
  }
}
