// The state table: what each change makes of a session in each state. ARCHITECTURE.md shows it as it
// stands here, and its spec holds every cell against the code.

/** Rows are changes; an empty cell cannot happen, a dash is "nothing". */
export const STATE_TABLE = `
| what happens | from signed-out | from pending | from signed-in |
| --- | --- | --- | --- |
| restored | → signed-in | | |
| not restored | → signed-out | | → signed-out |
| accepted: the answer to a sign-in | → signed-in; signed-in here | → signed-in; signed-in here | → signed-in; signed-in here |
| accepted: of another person | → signed-in; signed-in here | → signed-in; signed-in here | → signed-in; signed-in here |
| renewed: the answer to a renewal | – | – | → signed-in; renewed here |
| renewed: for another person | – | – | → signed-out; signed-out here; generation + 1 |
| renewed: with an earlier end | – | – | – |
| renewed: of a session that was replaced | – | – | – |
| adopted: a trusted token in storage | → signed-in; signed-in elsewhere | → signed-in; signed-in elsewhere | → signed-in; renewed elsewhere |
| adopted: of another person | → signed-in; signed-in elsewhere | → signed-in; signed-in elsewhere | → signed-in; user-changed elsewhere |
| adopted: of a line that ended | – | – | – |
| lost: the stored token is gone or bad | – | – | → signed-out; signed-out elsewhere; generation + 1 |
| expired: the time is up | – | – | → signed-out; signed-out here |
| signed out, or nobody there | generation + 1 | → signed-out; generation + 1 | → signed-out; signed-out here; generation + 1 |
| callback started | → pending | – | – |
| callback settled | – | → the state before | – |
| abandoned: an answer came too late | generation + 1 | generation + 1 | generation + 1 |
| sign-in settled: failed | sign-in-failed | sign-in-failed | sign-in-failed |
| sign-in settled: cancelled | cancelled | cancelled | cancelled |
| sign-in settled: signed in | – | – | – |
| renewal failed | renewal-failed | renewal-failed | renewal-failed |
| storage failed | storage-failed | storage-failed | storage-failed |
| destroyed | dead | → the state before; dead | dead |
| anything once it is destroyed | – | – | – |
`;
