import Commerce
import TerminalKit

extension DashboardState {
  func drawOrders(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(orders, pane: .orders, parts: parts, columns: PaneColumn.orders, on: &canvas)
    if orders.window.rows.isEmpty {
      drawEmpty(
        .orders, in: parts.rows, calm: "No orders yet; i imports an orders file", on: &canvas)
    }
  }
}
