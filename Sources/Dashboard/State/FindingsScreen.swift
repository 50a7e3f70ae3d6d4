public import Commerce
import TerminalKit

/// The findings over the whole screen: worst first, one key to the field to mend.
public struct FindingsScreen: Equatable, Sendable {
  public var list = ListState<FindingRow>(sort: QuerySchema.findings.defaultSort)

  public init() {}
}

extension DashboardState {
  /// Rows of the findings that fit: header, tabs, heads, rule, the finding's own lines and footer
  /// taken off.
  var findingsHeight: Int { max(1, findingsArea.rows.height) }

  mutating func openFindings() -> [Effect] {
    findings = FindingsScreen()
    return loadFindings()
  }

  mutating func loadFindings() -> [Effect] {
    guard var screen = findings else { return [] }
    let (request, sequence) = screen.list.request(limit: 5 * max(20, findingsHeight))
    findings = screen
    return [.loadFindings(request, sequence: sequence)]
  }

  mutating func take(_ window: Window<FindingRow>, sequence: Int) {
    let height = findingsHeight
    findings?.list.show(window, sequence: sequence, height: height)
  }
}
