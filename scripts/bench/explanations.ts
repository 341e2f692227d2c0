/** Why a goal is not met, by what the goal says; from a profile. Printed only while the goal is not met. */
export const explanations: Record<string, string> = {
  'size of ours, everything on': `the tables below tell where it goes. Validators compiled ahead are 2.0 kB, and the sentences with their
statement ids 1.7 kB more; the 6.5 kB that are left are the client: when it may send again and when not, two clocks, the exact token,
redaction, and above all the words of its messages, which hardly compress. openapi-fetch is not part of it. To reach the goal, the
sentences and a third of the client would have to go. Among the peers that check both directions, it is the smallest.`,
}
