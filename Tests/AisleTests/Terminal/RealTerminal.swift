import Testing

/// What only a real terminal can show. One after the other: each has a server, a shell and the
/// dashboard to itself, and a loaded machine has no more than that to give.
@Suite(.serialized, .enabled(if: Terminal.isAvailable))
enum RealTerminal {}
