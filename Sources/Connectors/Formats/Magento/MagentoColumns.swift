import Commerce

/// The columns of a Magento 2 product file.
struct MagentoColumns {
  let sku, storeView, attributeSet, type, categories, name, description, online, visibility: Column
  let price, cost, metaTitle, metaDescription, baseImage, baseImageLabel, moreImages: Column
  let attributes, quantity, notifyBelow, backorders, usesShopBackorders: Column
  let managesStock, usesShopManagement, variations, variationLabels: Column
  /// Columns that are kept as they stand, some of them read as well.
  let rest: [Column]
  /// Every column but the SKU and the store view.
  let all: [Column]

  init(_ header: Header) {
    var pick = ColumnPicker(header)
    sku = pick.column("sku")
    storeView = pick.column("store_view_code", "_store")
    all = pick.rest
    attributeSet = pick.column("attribute_set_code")
    name = pick.column("name")
    description = pick.column("description")
    price = pick.column("price")
    cost = pick.column("cost")
    metaTitle = pick.column("meta_title")
    metaDescription = pick.column("meta_description")
    quantity = pick.column("qty")
    notifyBelow = pick.column("notify_on_stock_below")
    // These say more than the fields that they are read into, so the original is kept beside.
    type = header.column("product_type")
    categories = header.column("categories")
    online = header.column("product_online")
    visibility = header.column("visibility")
    baseImage = header.column("base_image")
    baseImageLabel = header.column("base_image_label")
    moreImages = header.column("additional_images")
    attributes = header.column("additional_attributes")
    backorders = header.column("allow_backorders")
    usesShopBackorders = header.column("use_config_backorders")
    managesStock = header.column("manage_stock")
    usesShopManagement = header.column("use_config_manage_stock")
    variations = header.column("configurable_variations")
    variationLabels = header.column("configurable_variation_labels")
    rest = pick.rest
  }

  /// What a row says of its own sale and stock.
  var figures: [Column] { [price, cost, quantity, notifyBelow].filter(\.isPresent) }
}

extension ProductRecord {
  /// The texts of a child's row, which its family's product has no place for.
  func wording(_ columns: MagentoColumns) -> [ExtraColumn] {
    [
      (columns.name, title), (columns.description, descriptionHTML),
      (columns.metaTitle, seoTitle), (columns.metaDescription, seoDescription),
      (columns.attributeSet, productType),
    ].compactMap { column, text in
      text.value.map { ExtraColumn(name: column.name, value: $0) }
    }
  }
}
