import CNcurses
import TerminalKit

/// Attributes and colour pair of a style, as ncurses takes them.
struct CellLook {
  let attributes: attr_t
  let pair: Int32
}

extension CellLook {
  /// The bits of a set of attributes.
  static func bits(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cn_attribute_bold() }
    if attributes.contains(.dim) { bits |= cn_attribute_dim() }
    if attributes.contains(.italic) { bits |= cn_attribute_italic() }
    if attributes.contains(.underline) { bits |= cn_attribute_underline() }
    if attributes.contains(.reverse) { bits |= cn_attribute_reverse() }
    return bits
  }
}
