internal import Commerce

/// The fields that a channel's files have a column for. What is NULL of these is empty; of the
/// others it is unknown.
struct StatedFields: OptionSet {
  let rawValue: Int64

  static let description = StatedFields(rawValue: 1)
  static let category = StatedFields(rawValue: 2)
  static let seoTitle = StatedFields(rawValue: 4)
  static let seoDescription = StatedFields(rawValue: 8)
  static let images = StatedFields(rawValue: 16)
  static let weight = StatedFields(rawValue: 32)

  static let all: StatedFields = [
    .description, .category, .seoTitle, .seoDescription, .images, .weight,
  ]
}

extension ProductRecord {
  /// What this record's file says something about, if only that it is empty.
  var statedFields: StatedFields {
    var fields: StatedFields = []
    if descriptionHTML.isStated { fields.insert(.description) }
    if category.isStated { fields.insert(.category) }
    if seoTitle.isStated { fields.insert(.seoTitle) }
    if seoDescription.isStated { fields.insert(.seoDescription) }
    if images.isStated { fields.insert(.images) }
    if variants.first?.weightGrams.isStated == true { fields.insert(.weight) }
    return fields
  }
}
