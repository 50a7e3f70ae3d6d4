/// A content rule of the trade that imported files can't prove, and what it would take.
///
/// This list is the one place that says so: `aisle findings --rules` prints it after the rules that
/// run, so that a clean product is never taken for one that was looked at from every side.
public struct UnprovenRule: Hashable, Sendable {
  public var code: String
  /// One sentence: what no file tells.
  public var because: String

  public static let all: [UnprovenRule] = [
    UnprovenRule("B_COUNT", "no file that is read has bullet points"),
    UnprovenRule("IMG_SIZE", "files name images by address; their pixels and bytes are not read"),
    UnprovenRule("IMG_MAIN", "only a person sees a white ground and 85 % of the frame"),
    UnprovenRule("IMG_NAME", "no pattern for file names is known"),
    UnprovenRule(
      "IMG_FEW on Amazon", "Amazon's listing files don't tell how many images there are"),
    UnprovenRule("SWATCH", "no file says which image is a swatch"),
    UnprovenRule("ATTR_REQ", "no list of required attributes by category and channel is known"),
    UnprovenRule("COMPOSITION", "fabric content is no field of the files that are read"),
    UnprovenRule("SIZEGUIDE", "size guides are no field of the files that are read"),
    UnprovenRule("PRICE_OUTLIER over time", "imports keep the newest price only"),
    UnprovenRule("PRICE_FLOOR by agreement", "minimum advertised prices are not read"),
    UnprovenRule(
      "CAT_EMPTY", "a finding on a category, and categories are a text of products here"),
    UnprovenRule("CAT_SEASON", "categories have no dates"),
    UnprovenRule("RANGED", "collections are not exported with products"),
    UnprovenRule("REL_DEAD", "cross-sells are not read"),
    UnprovenRule(
      "TR_MISSING, TR_STALE, TR_COPY", "no file says which language a channel's text is in"),
    UnprovenRule("LAUNCH_LATE", "launches in the calendar name no products"),
    UnprovenRule("COMPLIANCE_*", "certificates and their dates are in no file"),
    UnprovenRule("LOGISTICS beyond weight", "customs codes and origins are not read"),
    UnprovenRule("REVIEW_LOW", "reviews are in no file"),
  ]

  private init(_ code: String, _ because: String) {
    self.code = code
    self.because = because
  }
}
