/**
 * Who stands behind an id: a page of the vendor's current documentation (S, P), its older help alone (L), a decision of ours (C), or what
 * we infer (I). Only what a current page says is held against a server.
 */
export type IdKind = 'source' | 'older-help' | 'decision' | 'inference'

const kinds: Readonly<Record<string, IdKind>> = { L: 'older-help', C: 'decision', I: 'inference' }

/** What an id of a mark is, such as S30. One of a letter that we do not use is taken for a source's. */
export function kindOf(id: string): IdKind {
  return kinds[id.charAt(0)] ?? 'source'
}

/** The ids in the brackets of a test's title: "refuses eleven days [S33, C09]". */
export function citedIds(title: string): string[] {
  return [...title.matchAll(/\[([A-Z]\d{2,}(?:, [A-Z]\d{2,})*)\]/g)].flatMap(([, list]) => list?.split(', ') ?? [])
}
