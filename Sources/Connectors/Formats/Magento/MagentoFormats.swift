import Commerce

/// Filled in below.
enum MagentoFormats {
  static let all: [FormatDefinition] = []
}
