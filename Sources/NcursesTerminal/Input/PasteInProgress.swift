/// A paste whose end has not come yet.
struct PasteInProgress {
  var collector = PasteCollector()
  var lastByteAt = ContinuousClock.now

  /// A paste that has been silent for so long has lost its end.
  static let longestSilence = Duration.seconds(1)
}
