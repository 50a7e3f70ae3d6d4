/// What a person asks for: terms that all have to hold.
public struct Query: Hashable, Sendable {
  public var terms: [QueryTerm]

  public init(_ terms: [QueryTerm] = []) { self.terms = terms }

  public var isEmpty: Bool { terms.isEmpty }
}

public struct QueryTerm: Hashable, Sendable {
  public var condition: QueryCondition
  /// Written with a leading `-`.
  public var isNegated: Bool

  public init(_ condition: QueryCondition, isNegated: Bool = false) {
    self.condition = condition
    self.isNegated = isNegated
  }
}

public enum QueryCondition: Hashable, Sendable {
  /// A bare word or a quoted phrase: matches anywhere.
  case text(String)
  /// `field:a,b` is any of the values; `field>10` compares with one.
  case field(QueryField, QueryComparison, [QueryValue])
  /// `is:stuck`
  case flag(String)
  /// `has:barcode`
  case has(QueryField)
}

public enum QueryComparison: String, Hashable, Sendable, CaseIterable {
  case equals = ":"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A value that has been checked against its field's type.
public enum QueryValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  /// A plain decimal, currency-less: each row compares it in its own currency's minor unit.
  case decimal(digits: Int64, decimals: Int)
  case date(CivilDate)
}

/// A field that a query can name, as its pane's schema lists it.
public struct QueryField: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Matches as a part of the text, ignoring case.
    case text
    /// Matches one of these words.
    case choice([String])
    case integer
    case money
    /// A plain decimal: units a day.
    case decimal
    /// Percent, with decimals or without, and with the sign or without it.
    case percent
    /// A day in the store's zone.
    case date
  }

  public var name: String
  public var kind: Kind
  /// Whether the pane can be sorted by it.
  public var isSortable: Bool
  /// For help: `price>10`.
  public var example: String

  public init(_ name: String, _ kind: Kind, isSortable: Bool = false, example: String = "") {
    self.name = name
    self.kind = kind
    self.isSortable = isSortable
    self.example = example
  }
}

/// The fields and flags that one pane understands.
public struct QuerySchema: Hashable, Sendable {
  public var pane: Pane
  public var fields: [QueryField]
  /// Words after `is:`.
  public var flags: [String]
  public var defaultSort: SortOrder

  public init(pane: Pane, fields: [QueryField], flags: [String], defaultSort: SortOrder) {
    self.pane = pane
    self.fields = fields
    self.flags = flags
    self.defaultSort = defaultSort
  }

  public func field(named name: String) -> QueryField? { fields.first { $0.name == name } }
}
