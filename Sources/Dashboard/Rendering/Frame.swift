import Commerce
public import TerminalKit

/// One picture of the screen, and where the terminal's cursor stands in it.
public struct Frame: Equatable, Sendable {
  public var canvas: Canvas
  /// Nil hides the cursor.
  public var cursor: Point?
}

extension DashboardState {
  /// Draws the state. The same state gives the same frame.
  public func render() -> Frame {
    let layout = layout
    var canvas = Canvas(size: size, glyphs: setup.glyphs)
    guard layout.mode != .tooSmall else {
      canvas.write(
        "Need 60×16, have \(size.width)×\(size.height)", at: .zero, width: size.width,
        style: .warning)
      return Frame(canvas: canvas)
    }
    drawHeader(layout.header, on: &canvas)
    if let tabs = layout.tabs { drawTabs(tabs, on: &canvas) }
    if let findings {
      drawFindings(findings, on: &canvas)
    } else if snapshot.isEmpty {
      drawWelcome(in: layout, on: &canvas)
    } else {
      drawPanes(layout, on: &canvas)
    }
    var cursor = drawFooter(layout.footer, on: &canvas)
    if let overlay {
      // A prompt is asked over an overlay too, and has the cursor.
      let inside = draw(overlay, over: canvas.bounds, on: &canvas)
      if prompt == nil { cursor = inside }
    }
    if prompt == nil, let message { drawLong(message, above: layout.footer, on: &canvas) }
    return Frame(canvas: canvas, cursor: cursor)
  }

  private func drawPanes(_ layout: ScreenLayout, on canvas: inout Canvas) {
    for pane in Pane.allCases {
      guard let rect = layout.panes[pane] else { continue }
      canvas.clipped(to: rect) { drawPane(pane, in: rect, mode: layout.mode, on: &$0) }
    }
    if let inspector = layout.inspector {
      canvas.clipped(to: inspector) { drawInspector(inspector, mode: layout.mode, on: &$0) }
    }
    if let reason = layout.reason {
      canvas.clipped(to: reason) { drawReason(reason, on: &$0) }
    }
    if let activity = layout.activity {
      canvas.clipped(to: activity) { drawActivity(activity, on: &$0) }
    }
  }
}
