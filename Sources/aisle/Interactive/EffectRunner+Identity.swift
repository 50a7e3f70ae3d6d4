import Commerce
import Dashboard
import Store

extension EffectRunner {
  /// Effects of SKUs that may be one article.
  func attemptIdentity(_ effect: Effect) throws -> [Action] {
    let (actor, now) = (workspace.actor, workspace.clock.now())
    switch effect {
    case .loadIdentity: return [.identity(try store.identityPairs())]
    case .planLink(let kept, let removed):
      return [.linkPlanned(try store.linkPlan(kept, removed, keep: kept))]
    case .link(let kept, let removed):
      let outcome = try store.link(kept: kept, removed: removed, actor: actor, now: now)
      return try settled(.identityAnswered(outcome))
    case .linkCertain:
      let (outcome, refused) = try store.linkCertain(actor: actor, now: now)
      return try settled(.identityAnswered(outcome, leftOut: refused))
    case .keepApart(let one, let other):
      let outcome = try store.keepApart(one, other, actor: actor, now: now)
      return try settled(.identityAnswered(outcome))
    default: return []
    }
  }
}
