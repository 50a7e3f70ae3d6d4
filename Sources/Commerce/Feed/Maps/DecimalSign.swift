/// Which sign parts whole numbers from decimals in a file: decided once per file, never per row.
public enum DecimalSign: String, Hashable, Sendable, CaseIterable {
  case point = "."
  /// What a spreadsheet writes where lists are separated by `;`.
  case comma = ","
}
