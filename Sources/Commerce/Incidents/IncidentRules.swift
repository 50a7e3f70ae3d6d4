/// Which alerts of a group are one incident. Source: domain rules §2.5: five of one group within an
/// hour.
public enum IncidentRules {
  public static let size = 5
  public static let span = TimeSpan.minutes(60)

  /// Every alert that lies in some hour with at least five of its group belongs to an incident, and
  /// hours that share an alert are one incident.
  ///
  /// - Parameter began: When the group's alerts began, earliest first.
  /// - Returns: The incidents as ranges of `began`, in order, none overlapping.
  public static func clusters(_ began: [Instant]) -> [Range<Int>] {
    var clusters: [Range<Int>] = []
    for start in began.indices {
      let last = start + size - 1
      guard last < began.count, began[last] - began[start] <= span else { continue }
      if let current = clusters.last, start < current.upperBound {
        clusters[clusters.count - 1] = current.lowerBound..<(last + 1)
      } else {
        clusters.append(start..<(last + 1))
      }
    }
    return clusters
  }
}
