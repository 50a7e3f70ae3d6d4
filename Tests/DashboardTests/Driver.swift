import Commerce
import TerminalKit

@testable import Dashboard

/// A dashboard that a test drives: effects are handed back, not done.
@dynamicMemberLookup
final class Driver {
  private(set) var dashboard: DashboardState

  init(_ dashboard: DashboardState) { self.dashboard = dashboard }

  subscript<Value>(dynamicMember path: WritableKeyPath<DashboardState, Value>) -> Value {
    get { dashboard[keyPath: path] }
    set { dashboard[keyPath: path] = newValue }
  }

  subscript<Value>(dynamicMember path: KeyPath<DashboardState, Value>) -> Value {
    dashboard[keyPath: path]
  }

  @discardableResult
  func reduce(_ action: Action) -> [Effect] { dashboard.reduce(action) }

  func render() -> Frame { dashboard.render() }
}
