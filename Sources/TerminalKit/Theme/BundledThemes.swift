// Generated from the folder Themes by BundledThemesTests; do not edit.

/// The theme files as they are compiled in.
public enum BundledThemes {
  /// The names of the bundled themes.
  public static let names = [
    "colour-blind-safe",
    "dark",
    "ember",
    "high-contrast",
    "light",
    "mono",
  ]

  /// The text of a bundled theme's file; nil when there is none of that name.
  public static func text(named name: String) -> String? {
    switch name {
    case "colour-blind-safe": colourBlindSafe
    case "dark": dark
    case "ember": ember
    case "high-contrast": highContrast
    case "light": light
    case "mono": mono
    default: nil
    }
  }

  private static let colourBlindSafe = #"""
    # Signals in the colours of Okabe and Ito ("Color Universal Design", jfly.uni-koeln.de/color),
    # which stay apart with every common colour blindness: blue is well, orange and vermillion are
    # not. Vermillion, green and purple are lightened where they are text on dark paper.
    description = "Okabe and Ito's colours on dark paper"
    inherits = "dark"

    [palette]
    brand = { color = "#56b4e9", 256 = 74, 16 = 14 }
    brand-warm = { color = "#f0e442", 256 = 227, 16 = 11 }
    fine = { color = "#56b4e9", 256 = 74, 16 = 12 }
    news = { color = "#2fc29b", 256 = 79, 16 = 14 }
    caution = { color = "#f0e442", 256 = 227, 16 = 3 }
    urgent = { color = "#e69f00", 256 = 214, 16 = 11 }
    alarm = { color = "#ff8f45", 256 = 209, 16 = 9 }
    money = { color = "#e0a0c4", 256 = 182, 16 = 13 }
    match = { color = "#f0e442", 256 = 227, 16 = 11 }
    banner = { color = "#8a3c00", 256 = 94, 16 = 1 }
    alarm-paper = { color = "#d55e00", 256 = 166, 16 = 9 }
    alarm-ink = { color = "#000000", 256 = 16, 16 = 0 }

    [roles]
    critical = { fg = "alarm", attributes = ["bold", "underline"] }
    badge = { fg = "alarm-ink", bg = "alarm-paper" }
    priority1 = { fg = "alarm-ink", bg = "alarm-paper" }

    """#

  private static let dark = #"""
    # Calm and dark, for a whole day of work. Also the theme that is compiled in.
    #
    # A colour is "#rrggbb", or a table that also says which of 256 or 16 numbered colours stands for
    # it; without that, the nearest one does. Roles and surfaces name colours of the palette.
    description = "Calm and dark"

    [palette]
    paper = { color = "#14171c", 256 = 233, 16 = 0 }
    raised = { color = "#1b2027", 256 = 234, 16 = 0 }
    sunken = { color = "#0c0e12", 256 = 232, 16 = 0 }
    bar = { color = "#20262e", 256 = 235, 16 = 4 }
    select = { color = "#283b58", 256 = 237, 16 = 6 }
    select-away = { color = "#262d37", 256 = 235, 16 = 8 }
    ink = { color = "#d8dee6", 256 = 253, 16 = 7 }
    ink-soft = { color = "#a3adb9", 256 = 248, 16 = 7 }
    ink-faint = { color = "#808a97", 256 = 245, 16 = 8 }
    line = { color = "#6a7480", 256 = 243, 16 = 8 }
    brand = { color = "#7fb4f0", 256 = 111, 16 = 14 }
    brand-warm = { color = "#e0b968", 256 = 179, 16 = 11 }
    fine = { color = "#86c98b", 256 = 114, 16 = 10 }
    news = { color = "#7cc4d4", 256 = 80, 16 = 14 }
    caution = { color = "#e8b45a", 256 = 215, 16 = 3 }
    urgent = { color = "#f49b6c", 256 = 216, 16 = 11 }
    alarm = { color = "#ff8880", 256 = 210, 16 = 9 }
    number = { color = "#b4cbe8", 256 = 153, 16 = 15 }
    money = { color = "#d0cf9f", 256 = 187, 16 = 15 }
    match = { color = "#e8c95a", 256 = 221, 16 = 11 }
    banner = { color = "#7a1f2b", 256 = 88, 16 = 1 }
    banner-ink = { color = "#ffffff", 256 = 231, 16 = 15 }

    [surfaces]
    base = { bg = "paper" }
    bar = { bg = "bar" }
    selection = { bg = "select" }
    selectionInactive = { bg = "select-away" }
    overlay = { bg = "raised" }
    field = { bg = "sunken", attributes = ["underline"] }
    alert = { bg = "banner", fg = "banner-ink", attributes = ["bold"] }

    [roles]
    text = { fg = "ink" }
    muted = { fg = "ink-soft" }
    faint = { fg = "ink-faint" }
    title = { fg = "ink", attributes = ["bold"] }
    accent = { fg = "brand" }
    border = { fg = "line" }
    borderFocused = { fg = "brand", attributes = ["bold"] }
    key = { fg = "brand-warm", attributes = ["bold"] }
    good = { fg = "fine", glyph = "✓" }
    info = { fg = "news", glyph = "i" }
    warning = { fg = "caution", glyph = "▲" }
    critical = { fg = "alarm", attributes = ["bold"], glyph = "!" }
    link = { fg = "brand", attributes = ["underline"], glyph = "›" }
    number = { fg = "number" }
    money = { fg = "money" }
    searchMatch = { fg = "paper", bg = "match" }
    mark = { fg = "brand-warm", attributes = ["bold"], glyph = "●" }
    input = { fg = "ink" }
    placeholder = { fg = "ink-soft" }
    added = { fg = "fine", glyph = "+" }
    removed = { fg = "alarm", glyph = "−" }
    stale = { fg = "caution", attributes = ["bold"], glyph = "⟳" }
    tab = { fg = "ink-soft" }
    tabActive = { fg = "paper", bg = "brand", attributes = ["bold"] }
    badge = { fg = "paper", bg = "alarm", attributes = ["bold"] }
    priority1 = { fg = "paper", bg = "alarm", attributes = ["bold"], glyph = "!" }
    priority2 = { fg = "urgent", attributes = ["bold"], glyph = "▲" }
    priority3 = { fg = "caution", glyph = "•" }
    priority4 = { fg = "ink-soft", glyph = "·" }
    chart = { fg = "brand" }

    """#

  private static let ember = #"""
    # Warm and low, with next to no blue: for the night shift.
    description = "Warm and low, for the night"
    inherits = "dark"

    [palette]
    paper = { color = "#171310", 256 = 233, 16 = 0 }
    raised = { color = "#1e1914", 256 = 234, 16 = 0 }
    sunken = { color = "#0f0c0a", 256 = 232, 16 = 0 }
    bar = { color = "#241d17", 256 = 235, 16 = 3 }
    select = { color = "#4a3017", 256 = 237, 16 = 7 }
    select-away = { color = "#2e261f", 256 = 235, 16 = 8 }
    ink = { color = "#e3d5c3", 256 = 187, 16 = 7 }
    ink-soft = { color = "#b8a690", 256 = 144, 16 = 7 }
    ink-faint = { color = "#95856f", 256 = 245, 16 = 8 }
    line = { color = "#76695a", 256 = 243, 16 = 8 }
    brand = { color = "#f0aa60", 256 = 215, 16 = 11 }
    brand-warm = { color = "#e6c878", 256 = 186, 16 = 11 }
    fine = { color = "#b9bf78", 256 = 143, 16 = 10 }
    news = { color = "#d1b48c", 256 = 180, 16 = 7 }
    caution = { color = "#f2c24f", 256 = 221, 16 = 3 }
    urgent = { color = "#f79a5a", 256 = 209, 16 = 11 }
    alarm = { color = "#ff9078", 256 = 210, 16 = 9 }
    number = { color = "#e0c8a4", 256 = 187, 16 = 15 }
    money = { color = "#d6cd96", 256 = 186, 16 = 15 }
    match = { color = "#f2c24f", 256 = 221, 16 = 11 }
    banner = { color = "#7a2417", 256 = 88, 16 = 1 }

    """#

  private static let highContrast = #"""
    # Black, white and few strong colours; every text has at least 7:1.
    description = "Black and white with strong signals"
    inherits = "dark"

    [palette]
    paper = { color = "#000000", 256 = 16, 16 = 0 }
    raised = { color = "#000000", 256 = 16, 16 = 0 }
    sunken = { color = "#000000", 256 = 16, 16 = 0 }
    bar = { color = "#1c1c1c", 256 = 234, 16 = 4 }
    select = { color = "#ffff5f", 256 = 227, 16 = 11 }
    select-ink = { color = "#000000", 256 = 16, 16 = 0 }
    select-away = { color = "#303030", 256 = 236, 16 = 8 }
    ink = { color = "#ffffff", 256 = 231, 16 = 15 }
    ink-soft = { color = "#d7d7d7", 256 = 188, 16 = 7 }
    ink-faint = { color = "#c6c6c6", 256 = 251, 16 = 7 }
    line = { color = "#d0d0d0", 256 = 252, 16 = 7 }
    brand = { color = "#5fd7ff", 256 = 81, 16 = 14 }
    brand-warm = { color = "#ffff5f", 256 = 227, 16 = 11 }
    fine = { color = "#5fff87", 256 = 84, 16 = 10 }
    news = { color = "#87d7ff", 256 = 117, 16 = 14 }
    caution = { color = "#ffd75f", 256 = 221, 16 = 3 }
    urgent = { color = "#ffaf5f", 256 = 215, 16 = 11 }
    alarm = { color = "#ffa8a8", 256 = 217, 16 = 9 }
    number = { color = "#ffffff", 256 = 231, 16 = 15 }
    money = { color = "#ffffd7", 256 = 230, 16 = 15 }
    match = { color = "#ffd75f", 256 = 221, 16 = 11 }
    banner = { color = "#9b0000", 256 = 88, 16 = 1 }

    [surfaces]
    selection = { bg = "select", fg = "select-ink", attributes = ["bold"] }
    selectionInactive = { bg = "select-away", attributes = ["bold"] }

    [roles]
    warning = { fg = "caution", attributes = ["bold"] }
    critical = { fg = "alarm", attributes = ["bold", "underline"] }
    border = { fg = "line" }

    """#

  private static let light = #"""
    # Ink on warm paper, for bright rooms.
    description = "Ink on warm paper"

    [palette]
    paper = { color = "#fbfaf7", 256 = 231, 16 = 15 }
    raised = { color = "#f4f2ed", 256 = 255, 16 = 15 }
    sunken = { color = "#ffffff", 256 = 231, 16 = 15 }
    bar = { color = "#e9e6df", 256 = 254, 16 = 7 }
    select = { color = "#c3dbf7", 256 = 189, 16 = 14 }
    select-away = { color = "#e4e4e0", 256 = 254, 16 = 7 }
    ink = { color = "#22262c", 256 = 235, 16 = 0 }
    ink-soft = { color = "#4d555f", 256 = 239, 16 = 0 }
    ink-faint = { color = "#6d7580", 256 = 242, 16 = 8 }
    line = { color = "#7c7f84", 256 = 244, 16 = 8 }
    brand = { color = "#0b569f", 256 = 25, 16 = 4 }
    brand-warm = { color = "#744600", 256 = 58, 16 = 5 }
    fine = { color = "#17602a", 256 = 22, 16 = 2 }
    news = { color = "#075a68", 256 = 23, 16 = 4 }
    caution = { color = "#744b00", 256 = 58, 16 = 5 }
    urgent = { color = "#993800", 256 = 124, 16 = 1 }
    alarm = { color = "#b01524", 256 = 124, 16 = 1 }
    number = { color = "#274b76", 256 = 24, 16 = 4 }
    money = { color = "#4b5012", 256 = 238, 16 = 0 }
    match = { color = "#ffd75f", 256 = 221, 16 = 11 }
    banner = { color = "#b01524", 256 = 124, 16 = 1 }
    white = { color = "#ffffff", 256 = 231, 16 = 15 }

    [surfaces]
    base = { bg = "paper" }
    bar = { bg = "bar" }
    selection = { bg = "select" }
    selectionInactive = { bg = "select-away" }
    overlay = { bg = "raised" }
    field = { bg = "sunken", attributes = ["underline"] }
    alert = { bg = "banner", fg = "white", attributes = ["bold"] }

    [roles]
    text = { fg = "ink" }
    muted = { fg = "ink-soft" }
    faint = { fg = "ink-faint" }
    title = { fg = "ink", attributes = ["bold"] }
    accent = { fg = "brand" }
    border = { fg = "line" }
    borderFocused = { fg = "brand", attributes = ["bold"] }
    key = { fg = "brand-warm", attributes = ["bold"] }
    good = { fg = "fine", glyph = "✓" }
    info = { fg = "news", glyph = "i" }
    warning = { fg = "caution", attributes = ["bold"], glyph = "▲" }
    critical = { fg = "alarm", attributes = ["bold"], glyph = "!" }
    link = { fg = "brand", attributes = ["underline"], glyph = "›" }
    number = { fg = "number" }
    money = { fg = "money" }
    searchMatch = { fg = "ink", bg = "match" }
    mark = { fg = "brand-warm", attributes = ["bold"], glyph = "●" }
    input = { fg = "ink" }
    placeholder = { fg = "ink-soft" }
    added = { fg = "fine", glyph = "+" }
    removed = { fg = "alarm", glyph = "−" }
    stale = { fg = "caution", attributes = ["bold"], glyph = "⟳" }
    tab = { fg = "ink-soft" }
    tabActive = { fg = "white", bg = "brand", attributes = ["bold"] }
    badge = { fg = "white", bg = "alarm", attributes = ["bold"] }
    priority1 = { fg = "white", bg = "alarm", attributes = ["bold"], glyph = "!" }
    priority2 = { fg = "urgent", attributes = ["bold"], glyph = "▲" }
    priority3 = { fg = "caution", glyph = "•" }
    priority4 = { fg = "ink-soft", glyph = "·" }
    chart = { fg = "brand" }

    """#

  private static let mono = #"""
    # Greys only; urgency speaks by weight, underline and signs. For those who find colour noisy.
    description = "Greys only"
    inherits = "dark"

    [palette]
    paper = { color = "#161616", 256 = 233, 16 = 0 }
    raised = { color = "#1e1e1e", 256 = 234, 16 = 0 }
    sunken = { color = "#0c0c0c", 256 = 232, 16 = 0 }
    bar = { color = "#252525", 256 = 235, 16 = 0 }
    select = { color = "#dadada", 256 = 253, 16 = 7 }
    select-ink = { color = "#121212", 256 = 233, 16 = 0 }
    select-away = { color = "#303030", 256 = 236, 16 = 8 }
    ink = { color = "#d0d0d0", 256 = 252, 16 = 7 }
    ink-soft = { color = "#a8a8a8", 256 = 248, 16 = 7 }
    ink-faint = { color = "#8a8a8a", 256 = 245, 16 = 8 }
    line = { color = "#767676", 256 = 243, 16 = 8 }
    white = { color = "#ffffff", 256 = 231, 16 = 15 }

    [surfaces]
    selection = { bg = "select", fg = "select-ink", attributes = ["bold"] }
    alert = { bg = "white", fg = "paper", attributes = ["bold"] }

    [roles]
    accent = { fg = "white" }
    borderFocused = { fg = "white" }
    key = { fg = "white" }
    good = { fg = "ink" }
    info = { fg = "ink" }
    warning = { fg = "white", attributes = ["bold"] }
    critical = { fg = "white", attributes = ["bold", "underline"] }
    link = { fg = "ink" }
    number = { fg = "ink" }
    money = { fg = "ink" }
    searchMatch = { fg = "paper", bg = "ink-soft" }
    mark = { fg = "white" }
    added = { fg = "white" }
    removed = { fg = "ink-soft" }
    stale = { fg = "white" }
    tabActive = { fg = "paper", bg = "white" }
    badge = { fg = "paper", bg = "white" }
    priority1 = { fg = "paper", bg = "white" }
    priority2 = { fg = "white", attributes = ["bold", "underline"] }
    priority3 = { fg = "ink" }
    priority4 = { fg = "ink-soft", attributes = ["dim"] }
    chart = { fg = "ink" }

    """#
}
