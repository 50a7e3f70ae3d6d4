/// How demand comes, after Syntetos and Boylan: by how often, and by how even. Source: §1.2.
public enum DemandPattern: String, Hashable, Sendable, CaseIterable {
  case smooth
  case erratic
  case intermittent
  case lumpy
  /// No sale in 90 days.
  case none
}

extension DemandHistory {
  /// Days between sales under 1.32 are often; a squared variation of the days with sales under
  /// 0.49 is even. Over the last 90 days.
  public var pattern: DemandPattern {
    let recent = days.suffix(90)
    let sales = recent.map(\.units).filter { $0 > 0 }.map(Double.init)
    guard !sales.isEmpty else { return .none }
    let interval = Double(recent.count) / Double(sales.count)
    let mean = sales.reduce(0, +) / Double(sales.count)
    let squares = sales.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = sales.count > 1 ? squares / Double(sales.count - 1) : 0
    let isEven = variance / (mean * mean) < 0.49
    if interval < 1.32 { return isEven ? .smooth : .erratic }
    return isEven ? .intermittent : .lumpy
  }
}
