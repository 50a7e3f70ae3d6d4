/// What a piece of text is, from which a theme chooses its ink. Panes name roles, never colours.
public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
  /// Ordinary text.
  case text
  /// Text that matters less: units, secondary columns.
  case muted
  /// Text that is hardly there: filler, disabled entries.
  case faint
  /// Headings.
  case title
  /// The product's own colour: the active thing that is not an alarm.
  case accent
  /// Lines around panes that are not in use.
  case border
  /// Lines around the pane in use.
  case borderFocused
  /// The name of a key in a hint.
  case key
  /// Done, healthy.
  case good
  /// Neutral news.
  case info
  /// Needs a look soon.
  case warning
  /// Needs a hand now.
  case critical
  /// Something that can be opened.
  case link
  /// A count or a quantity.
  case number
  /// An amount with a currency.
  case money
  /// The part of a text that a search found.
  case searchMatch
  /// The sign of a marked row.
  case mark
  /// Text being typed.
  case input
  /// What an empty field asks for.
  case placeholder
  /// The new side of a change.
  case added
  /// The old side of a change.
  case removed
  /// Data older than it should be.
  case stale
  /// A tab that is not shown.
  case tab
  /// The tab that is shown.
  case tabActive
  /// A count that stands out, beside a title.
  case badge
  /// The most urgent of four.
  case priority1
  /// The second of four.
  case priority2
  /// The third of four.
  case priority3
  /// The least urgent of four.
  case priority4
  /// The ink of sparklines and gauges.
  case chart
}
