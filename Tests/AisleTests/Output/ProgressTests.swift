import Testing

@testable import aisle

@Suite struct `The progress of a reading` {
  @Test(arguments: [
    (0, 200, "reading products.csv, 0 %"), (81, 200, "reading products.csv, 40 %"),
    (200, 200, "reading products.csv, 99 %"), (900, 200, "reading products.csv, 99 %"),
    (5, 0, "reading products.csv, 0 %"),
  ])
  func `is said in percent, of what is expected, and never as done`(
    done: Int64, total: Int64, words: String
  ) {
    let progress = ReadingProgress(path: "/in/products.csv", done: done, total: total)
    #expect(progress.words == words)
  }

  @Test func `can't command the terminal by a file's name`() {
    let progress = ReadingProgress(path: "/in/\u{1B}[2Jevil.csv", done: 1, total: 2)
    #expect(!progress.words.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `leaves nothing of its line behind`() {
    let screen = Screen()
    let line = ProgressLine(screen.write)
    line.clear()
    #expect(screen.column == 0)
    for text in ["reading a.csv, 9 %", "reading a.csv, 10 %", "b, 1 %"] {
      line.show(text)
      #expect(screen.row == text)
    }
    line.clear()
    #expect(screen.row == "")
    #expect(screen.column == 0)
    line.clear()
    #expect(screen.row == "")
  }
}

/// One row of a terminal that knows a carriage return and nothing else.
private final class Screen {
  private var cells: [Character] = []
  private(set) var column = 0

  var row: String { String(cells).trimmingEnd }

  func write(_ text: String) {
    for character in text {
      if character == "\r" {
        column = 0
      } else {
        if column == cells.count { cells.append(character) } else { cells[column] = character }
        column += 1
      }
    }
  }
}
