import Commerce

/// Filled in below.
enum AmazonFormats {
  static let all: [FormatDefinition] = []
}
