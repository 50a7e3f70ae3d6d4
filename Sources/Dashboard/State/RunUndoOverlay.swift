public import Commerce

/// What taking an import back would do, waiting for a yes.
public struct RunUndoOverlay: Equatable, Sendable {
  public var plan: RunUndoPlan
  public var request: UndoRequest
  /// Asked once more before it goes over what people changed since.
  public var isAsking = false

  public init(_ plan: RunUndoPlan, _ request: UndoRequest) {
    self.plan = plan
    self.request = request
  }
}
