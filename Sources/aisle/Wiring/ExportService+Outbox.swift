import Commerce
import Configuration
import Connectors
import Foundation
import Store

extension ExportService {
  /// What waits for each channel, with the format of its platform and the file it would go into.
  func outbox() throws -> [OutboxLine] {
    try workspace.store.outbox().map { line in
      var line = line
      guard let format = try format(forChannel: line.channel) else { return line }
      line.format = format.id
      line.file = file(forChannel: line.channel, format)
      return line
    }
  }

  /// Writes a channel's pending edits into the outbox folder, which is made when it is not there.
  func writeOutbox(channel: String) throws -> OutboxReceipt {
    guard let format = try format(forChannel: channel) else {
      throw CommandFailure(
        "\(channel): no file format is known for its platform; name the platform of its source "
          + "in the config")
    }
    let path = file(forChannel: channel, format)
    do {
      try FileManager.default.createDirectory(
        atPath: workspace.exportFolder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure(
        "\(workspace.exportFolder): the folder can't be made; name another in the config, "
          + "[export] folder")
    }
    let result = try write(
      ExportRequest(format: format, selection: .pending, channel: channel, path: path))
    guard result.isWritten else {
      throw CommandFailure("nothing waits for \(channel) that could be written")
    }
    return OutboxReceipt(
      channel: channel, file: path, rows: result.summary.rows,
      fields: result.summary.written.count, refused: result.summary.issueCount,
      because: result.summary.issues.first.map { issue in
        "\(issue.subject)\(issue.field.map { " \($0)" } ?? ""): \(issue.reason)"
      })
  }

  private func format(forChannel channel: String) throws -> OutFormat? {
    let configured = workspace.configuration.sources.first {
      $0.channel == channel && $0.platform != nil && $0.platform != .plain
    }
    let platform = try configured?.platform ?? workspace.store.platform(ofChannel: channel)
    let id: String? =
      switch platform {
      case .shopify: "shopify-products"
      case .amazon: "amazon-price-quantity"
      case .magento: "magento-products"
      default: nil
      }
    return try id.map { try OutFormat(id: $0) }
  }

  /// `shop-shopify-products-20261122-1020.csv`: the store's wall clock orders the files.
  private func file(forChannel channel: String, _ format: OutFormat) -> String {
    let clock = workspace.settings.zone.wallClock(at: workspace.clock.now())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(clock.date)".replacing("-", with: "")
    let time = two(clock.hour) + two(clock.minute) + two(clock.second)
    let ending = format.text.quoting == .none ? "txt" : "csv"
    let safe = channel.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
    return "\(workspace.exportFolder)/\(String(safe))-\(format.id)-\(day)-\(time).\(ending)"
  }
}

extension Workspace {
  /// Where the dashboard writes files for the platforms.
  var exportFolder: String { configuration.exportFolder ?? Paths.current.home + "/aisle/outbox" }
}
