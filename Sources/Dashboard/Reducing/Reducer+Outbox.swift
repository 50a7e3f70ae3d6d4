import Commerce
import TerminalKit

extension DashboardState {
  mutating func openOutbox() -> [Effect] {
    overlay = .outbox(OutboxOverlay())
    return [.loadOutbox]
  }

  mutating func handleOutbox(_ key: Key, _ open: OutboxOverlay) -> [Effect] {
    var outbox = open
    if closes(key) || key == Key("P") {
      overlay = nil
    } else if let steps = steps(for: key) {
      let last = max(0, (outbox.lines?.count ?? 0) - 1)
      outbox.cursor = min(max(0, outbox.cursor + steps), last)
      overlay = .outbox(outbox)
    } else if key.code == .enter {
      guard outbox.writing == nil else { return [] }
      guard outbox.problem == nil, !setup.isReadOnly, let line = outbox.current else {
        say(.info, "No file: \(outbox.problem ?? "the store is open read-only")")
        return [.bell]
      }
      outbox.writing = line.channel
      overlay = .outbox(outbox)
      return [.writeOutbox(channel: line.channel)]
    }
    return []
  }

  mutating func takeOutbox(_ lines: [OutboxLine]) {
    guard case .outbox(var outbox) = overlay else { return }
    let chosen = outbox.current?.channel
    outbox.lines = lines
    outbox.cursor = lines.firstIndex { $0.channel == chosen } ?? 0
    overlay = .outbox(outbox)
  }

  /// Says where the file is, and looks again at what waits.
  mutating func take(_ receipt: OutboxReceipt) -> [Effect] {
    let edits = "\(receipt.fields) \(receipt.fields == 1 ? "edit" : "edits")"
    if receipt.refused > 0 {
      say(
        .warning,
        "\(edits) in \(receipt.file); \(receipt.refused) left out: \(receipt.because ?? "")")
    } else {
      say(.done, "\(edits) in \(receipt.file)")
    }
    guard case .outbox(var outbox) = overlay else { return [] }
    outbox.writing = nil
    overlay = .outbox(outbox)
    return [.loadOutbox]
  }
}
