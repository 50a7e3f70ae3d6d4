extension Sku {
  /// The SKU without what people and systems write differently: `MUG-01`, `mug01` and `MUG 01` are
  /// all `MUG1`. Upper case, letters and digits only, zeros at the start of a number left out.
  ///
  /// What stands between two digits stays as one hyphen: `A-1-11` and `A-11-1` are two SKUs. Nil
  /// where fewer than three characters are left, which tell nobody from anybody.
  public static func squeezed(_ text: String) -> String? {
    var result = ""
    var isGap = false
    var isNumberOpen = false
    var zeros = false
    func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    func close() {
      if isNumberOpen, zeros { result.append("0") }
      isNumberOpen = false
      zeros = false
    }
    for character in text.uppercased() {
      guard character.isLetter || character.isNumber else {
        isGap = true
        continue
      }
      if isDigit(character) {
        if !isNumberOpen || isGap {
          close()
          if isGap, let last = result.last, isDigit(last) { result.append("-") }
          isNumberOpen = true
          zeros = character == "0"
          if !zeros { result.append(character) }
        } else if zeros {
          if character != "0" {
            zeros = false
            result.append(character)
          }
        } else {
          result.append(character)
        }
      } else {
        close()
        result.append(character)
      }
      isGap = false
    }
    close()
    return result.count < 3 ? nil : result
  }
}
