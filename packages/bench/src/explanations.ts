/** Why a goal is not met, by what the goal says; from a profile. Printed only while the goal is not met. */
export const explanations: Record<string, string> = {
  'size of ours, everything on': `the tables below tell where it goes. Validators compiled ahead are 2.0 kB, and the sentences with their
statement ids 1.7 kB more; what is left, well over 6 kB, is the client: when it may send again and when not, two clocks, the exact token,
redaction, and above all the words of its messages, which hardly compress. openapi-fetch is not part of it. To reach the goal, the
sentences and a third of the client would have to go. The one peer that checks both directions is three times as large.`,
  'npm test': `the table of its slowest parts tells where the time goes: above all into the files that start real tools once for each edit
of the contract (gate), or put every case to each of the enforcers (agreement). Other work ran on the same two cores meanwhile, as the
load average tells, so the figure says less than the shares do.`,
}

/** Looked through after each complete run; the tables have the figures. */
export const peersAhead = `- A call through a client that checks nothing (orval, kubb, redocly generate-client, openapi-fetch) is cheaper, and its program
  smaller. orval and kubb are hardly more than the fetch that one writes by hand.
- Once they are ready, ajv at run time and typebox decide faster than our validators, on answers several times. Ours count own
  properties only and collect all faults; they are ready several times sooner, and need no \`eval\`.
- \`./http\` of ours is slower than the openapi-fetch that it wraps, and costs a compiler as much: 1,000 calls in one file take it seconds.
- kubb's types are the quickest to check; ours are close, and have fewer instantiations.
- openapi-backend takes no more memory than our mock under load, and MSW in process is ready sooner.`
