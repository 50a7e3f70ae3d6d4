/// How many colours a terminal has.
public enum ColorDepth: String, CaseIterable, Hashable, Sendable {
  /// Any red, green and blue.
  case trueColor
  /// 256 numbered colours.
  case ansi256
  /// 16 numbered colours.
  case ansi16
  /// 8 numbered colours; bold makes ink brighter.
  case ansi8
  /// Attributes only.
  case mono
}
