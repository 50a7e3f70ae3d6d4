#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the locale lets the terminal show.
enum CharacterSet: Equatable {
  /// Everything.
  case unicode
  /// ASCII only.
  case ascii

  /// Sets the process's character type, which ncurses goes by, from the environment.
  ///
  /// A locale that names no character set, as over a bare ssh, is taken for UTF-8, which terminals
  /// have used for decades. One that names another set is obeyed.
  static func choose(environment: [String: String]) -> CharacterSet {
    let name =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      ?? "C"
    let isSet = setlocale(LC_CTYPE, name) != nil
    if isSet, isUTF8 { return .unicode }
    let namesAnother = isSet && name != "C" && name != "POSIX"
    if !namesAnother {
      for fallback in ["C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"]
      where setlocale(LC_CTYPE, fallback) != nil && isUTF8 {
        return .unicode
      }
    }
    return .ascii
  }

  private static var isUTF8: Bool {
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return ["UTF-8", "utf8"].contains(String(cString: codeset))
  }
}
