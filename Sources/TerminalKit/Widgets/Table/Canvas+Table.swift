extension Canvas {
  /// Writes a table's headings on one row; `marker` follows the title of the sorted column.
  public mutating func tableHeader(
    _ layout: TableLayout, in row: Rect, style: Style = .muted,
    sorted: (id: String, ascending: Bool)? = nil, sortedStyle: Style? = nil
  ) {
    clipped(to: row) { canvas in
      for placed in layout.columns {
        let isSorted = placed.column.id == sorted?.id
        var title = placed.column.title
        if isSorted, let sorted {
          let arrow = canvas.glyphs[sorted.ascending ? .sortAscending : .sortDescending]
          title = TextWidth.truncate(title, to: placed.width - 1, ellipsis: "") + arrow
        }
        let cell = placed.rect(in: row)
        canvas.write(
          title, at: cell.origin, width: cell.width,
          style: isSorted ? sortedStyle ?? style : style, align: placed.column.align)
      }
    }
  }

  /// Writes a table's cells on one row: for each column that is shown, the spans that `content`
  /// gives for its id.
  public mutating func tableRow(
    _ layout: TableLayout, in row: Rect, content: (_ id: String) -> [Span]
  ) {
    clipped(to: row) { canvas in
      for placed in layout.columns {
        let cell = placed.rect(in: row)
        canvas.write(
          content(placed.column.id), at: cell.origin, width: cell.width,
          align: placed.column.align)
      }
    }
  }
}
