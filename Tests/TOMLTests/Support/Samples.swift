/// Texts that tests cut up and change.
enum Samples {
  /// Something of everything.
  static let everything = """
    # comment
    title = "Größe \\u00e9 \\t\\\\" # behind
    'literal key' = 'C:\\path'
    "quoted.key".b.c = 1_000
    numbers = [ 0xFF, 0o17, 0b1_0, -5, +1.5e-3, inf, nan,
      # inside
    ]
    long = \"\"\"
      one \\
      two ""quoted""\"\"\"
    raw = '''
    it's
    '''
    days = [2026-11-20, 14:00:00.5, 2026-11-20T14:00:00, 2026-11-20 14:00:00+01:00]
    inline = { a = 1, b.c = [{ d = true }], e = {} }

    [one."two three"]
    x.y = false
    [[many]]
    k = 1
    [many.inner]
    z = 1
    [[many.list]]
    [[many]]
    k = 2

    """

  /// What a text is made of.
  static let words = [
    "[", "]", "[[", "]]", "=", "\"", "'", "\"\"\"", "'''", "{", "}", "a", "b.c", ".", "\n", "\r\n",
    "\r", "#", "\\", "\\u", "\\U0001F600", ",", "1", "_", "0x", "-", "+", "e", " ", "é", "e\u{301}",
    "\u{301}", "\t", "\0", "\u{7F}", "\u{FEFF}", "true", "inf", "1979-05-27", "T", "07:32:00", "Z",
    ":", "a = 1\n", "[a]\n", "[[a]]\n", "👩‍👩‍👧",
  ]
}
