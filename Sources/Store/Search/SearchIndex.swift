internal import GRDB

extension Store {
  /// Indexes up to `limit` rows that search does not know yet, in transactions of a tenth of a
  /// second or so; returns how many were indexed. Call until it returns 0.
  public func indexSearch(limit: Int = 10_000) throws(StoreError) -> Int {
    var left = limit
    let drains: [(Database, Int) throws -> Int] = [
      { try VariantIndex(db: $0).drain(limit: $1) }, { try OrderIndex(db: $0).drain(limit: $1) },
    ]
    for drain in drains {
      while left > 0 {
        let chunk = min(left, 4_000)
        let done = try maintain { db in
          let done = try drain(db, chunk)
          return (done, done > 0)
        }
        left -= done
        if done < chunk { break }
      }
    }
    return limit - left
  }
}
