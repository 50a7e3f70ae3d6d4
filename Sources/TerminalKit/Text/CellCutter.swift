/// Gathers scalars into cells: each base starts one, marks join it.
struct CellCutter {
  private static let mostMarks = 4
  private static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF

  private var pending: (glyph: String, columns: Int)?
  private var marks = 0
  private var afterCarriageReturn = false

  /// Takes a scalar; returns the cell before it when that is complete.
  mutating func push(_ scalar: Unicode.Scalar) -> (glyph: String, columns: Int)? {
    let secondOfPair = afterCarriageReturn && scalar == "\n"
    afterCarriageReturn = scalar == "\r"
    if secondOfPair { return nil }
    switch ScalarWidth(scalar) {
    case .dropped: return nil
    case .combining: return join(scalar)
    case .base(2) where Self.skinTones.contains(scalar.value) && pending?.columns == 2: return nil
    case .base(let columns): return start(String(Character(scalar)), columns)
    case .blank: return start(" ", 1)
    case .lineBreak: return start(Glyph.lineBreak.text(in: .unicode), 1)
    case .replaced: return start(Glyph.replacement.text(in: .unicode), 1)
    }
  }

  /// The last cell, if any.
  mutating func finish() -> (glyph: String, columns: Int)? {
    defer { pending = nil }
    return pending
  }

  private mutating func join(_ mark: Unicode.Scalar) -> (glyph: String, columns: Int)? {
    guard pending != nil else {
      return start(Glyph.replacement.text(in: .unicode), 1)
    }
    if marks < Self.mostMarks {
      marks += 1
      pending?.glyph.unicodeScalars.append(mark)
    }
    return nil
  }

  private mutating func start(_ glyph: String, _ columns: Int) -> (glyph: String, columns: Int)? {
    defer {
      pending = (glyph, columns)
      marks = 0
    }
    return pending
  }
}
