import Commerce
import Synchronization

/// The column maps that imports know now: those of the config, and what was saved since.
final class MapShelf: Sendable {
  private let maps: Mutex<[ColumnMap]>

  init(_ maps: [ColumnMap] = []) { self.maps = Mutex(maps) }

  var all: [ColumnMap] { maps.withLock { $0 } }

  /// Adds a map, in the place of the one of its name.
  func put(_ map: ColumnMap) {
    maps.withLock { maps in
      maps.removeAll { $0.name == map.name }
      maps.append(map)
    }
  }
}
