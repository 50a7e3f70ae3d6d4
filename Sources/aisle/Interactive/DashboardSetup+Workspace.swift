import Commerce
import Configuration
import Dashboard
import Store
import TerminalKit

extension DashboardSetup {
  /// What the dashboard needs to know of a workspace.
  static func make(
    for workspace: Workspace, isDemo: Bool = false
  ) -> (setup: DashboardSetup, problems: [String]) {
    let configuration = workspace.configuration
    let (keymap, problems) = CommandTable.keymap(overrides: configuration.keys)
    var setup = DashboardSetup(
      storeName: configuration.settings.name, zone: configuration.settings.zone, keymap: keymap,
      themeName: configuration.theme ?? "dark", themeNames: ThemeShelf.current.names)
    setup.environment = configuration.environment?.rawValue
    setup.isReadOnly = workspace.store.isReadOnly
    setup.isDemo = isDemo
    setup.refreshSeconds = configuration.refreshSeconds
    setup.inboxes = configuration.sources.map(\.inbox)
    setup.assumptions = configuration.assumedSentences
    setup.storePath = workspace.store.path ?? "in memory"
    setup.channels = configuration.settings.channels.map(\.channel)
    setup.links = workspace.settings.platformLinks
    setup.currency = configuration.settings.currency
    setup.triage = configuration.settings.triage
    setup.views = workspace.views
    setup.typedConfirmationOver = configuration.settings.editing.typedConfirmationOver
    return (setup, problems)
  }
}
