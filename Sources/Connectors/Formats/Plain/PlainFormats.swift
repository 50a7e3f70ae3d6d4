import Commerce

/// Filled in below.
enum PlainFormats {
  static let all: [FormatDefinition] = []
}
