/// T_*, TRUNC and HTML in titles. Sources: Seller Central 201100890 and 200421970; domain rules §4.
///
/// A channel with a title of its own is judged by that one, the others by the product's.
enum TitleRules {
  static func check(_ facts: ContentCase, _ checks: inout ContentChecks) {
    guard let shared = facts.product.title else { return }
    let own = facts.channels.indices.filter { facts.channels[$0].ownTitle != nil }
    let sharing = facts.everyChannel.filter { !own.contains($0) }
    let words = TitleText(shared, vendor: facts.product.vendor)
    if !sharing.isEmpty { judge(words, on: sharing, at: facts.home, nil, &checks) }
    for index in facts.channels.indices {
      let channel = facts.channels[index]
      let title = channel.ownTitle.map { TitleText($0, vendor: facts.product.vendor) }
      if let title {
        judge(title, on: [index], at: channel.channel.code, shared, &checks)
      }
      let place = title == nil ? facts.home : channel.channel.code
      if channel.isAmazon {
        amazon(title ?? words, on: index, at: channel.channel.code, isOwn: title != nil, &checks)
      }
      if channel.channel.kind == .ownStore, title != nil || index == sharing.first {
        let reach = title != nil ? [index] : sharing.filter { facts.ownStores.contains($0) }
        google(title ?? words, on: reach, at: place, isOwn: title != nil, &checks)
      }
    }
  }

  /// What holds everywhere. `shared` is given for a channel's own title.
  private static func judge(
    _ title: TitleText, on channels: [Int], at place: String, _ shared: String?,
    _ checks: inout ContentChecks
  ) {
    func finding(_ code: FindingCode, _ because: String) -> ContentFinding {
      ContentFinding(
        code, on: place, field: .title, isChannelsOwn: shared != nil, value: title.text,
        because: because)
    }
    guard !title.isBlank else {
      checks.check(.titleEmpty, on: channels, finding(.titleEmpty, "It has no title."))
      return
    }
    checks.check(.titleEmpty, on: channels)
    checks.check(
      .titlePromotes, on: channels,
      title.promotion.map { finding(.titlePromotes, "\($0) does not belong in a title.") })
    checks.check(
      .titleShouts, on: channels,
      title.shouts ? finding(.titleShouts, "The title is all capitals.") : nil)
    checks.check(
      .markup, on: channels, title.hasMarkup ? finding(.markup, "The title has HTML in it.") : nil)
    if let shared {
      checks.check(
        .truncated, on: channels,
        TextRules.isCutOff(title.text, from: shared)
          ? finding(.truncated, "The title stops inside a word of \"\(shared)\".") : nil)
    }
  }

  private static func google(
    _ title: TitleText, on channels: [Int], at place: String, isOwn: Bool,
    _ checks: inout ContentChecks
  ) {
    guard !title.isBlank else { return }
    checks.check(
      .titleTooLongForGoogle, on: channels,
      title.count > 150
        ? ContentFinding(
          .titleTooLongForGoogle, on: place, field: .title, isChannelsOwn: isOwn,
          value: title.text, because: "\(title.count) characters; Google takes 150.") : nil)
  }

  private static func amazon(
    _ title: TitleText, on channel: Int, at place: String, isOwn: Bool,
    _ checks: inout ContentChecks
  ) {
    guard !title.isBlank else { return }
    func finding(_ code: FindingCode, _ because: String) -> ContentFinding {
      ContentFinding(
        code, on: place, field: .title, isChannelsOwn: isOwn, value: title.text, because: because)
    }
    checks.check(
      .titleTooLongForAmazon, on: [channel],
      title.count > 200
        ? finding(
          .titleTooLongForAmazon,
          "\(title.count) characters; Amazon takes 200 and recommends under 80.") : nil)
    let forbidden = title.forbidden
    checks.check(
      .titleCharactersForAmazon, on: [channel],
      forbidden.isEmpty
        ? nil
        : finding(.titleCharactersForAmazon, "Amazon does not allow \(forbidden) in titles."))
    checks.check(
      .titleRepeatsForAmazon, on: [channel],
      title.repeated.map {
        finding(.titleRepeatsForAmazon, "\"\($0)\" stands in it more than twice.")
      })
  }
}
