/// Which of two numbers in `04/05/24` is the day. A property of a source, a file or a zone, never of
/// a row.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
}
