extension LineEditor {
  /// The start of the word before the cursor; words are letters and digits.
  var wordStart: Int {
    back {
      !LineEditor.isWordPart($0)
    } while: {
      LineEditor.isWordPart($0)
    }
  }

  /// The start of the word before the cursor; words are whatever lies between blanks.
  var blankWordStart: Int {
    back {
      $0.isWhitespace
    } while: {
      !$0.isWhitespace
    }
  }

  /// The end of the word behind the cursor; words are letters and digits.
  var wordEnd: Int {
    var index = cursor
    while index < characters.count, !LineEditor.isWordPart(characters[index]) { index += 1 }
    while index < characters.count, LineEditor.isWordPart(characters[index]) { index += 1 }
    return index
  }

  private func back(
    over skipped: (Character) -> Bool, while wanted: (Character) -> Bool
  ) -> Int {
    var index = cursor
    while index > 0, skipped(characters[index - 1]) { index -= 1 }
    while index > 0, wanted(characters[index - 1]) { index -= 1 }
    return index
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
