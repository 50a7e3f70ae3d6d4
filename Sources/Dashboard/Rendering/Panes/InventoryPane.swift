import Commerce
import TerminalKit

extension DashboardState {
  func drawInventory(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(inventory, pane: .inventory, parts: parts, columns: PaneColumn.inventory, on: &canvas)
    if inventory.window.rows.isEmpty {
      drawEmpty(
        .inventory, in: parts.rows,
        calm: "\(setup.glyphs[.good]) No stock needs a decision", on: &canvas)
    }
  }
}
