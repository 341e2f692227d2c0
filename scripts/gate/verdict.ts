import { isDeepStrictEqual } from 'node:util'
import type { OpenApiDocument } from '../generate/json-schema.ts'
import { type Counterexample, findCounterexamples, type Search } from './counterexample.ts'
import { type Place, placesOf, type Side } from './places.ts'
import { type Impact, type ReportedChange, redoclyDiff } from './redocly-diff.ts'
import { untriedChanges } from './untried.ts'

/** A change with what it does to callers, and why we say so. */
export interface Change {
  /** Where, as a JSON pointer into the operation. */
  path: string
  what: string
  impact: Impact
  /** For a breaking change of a body: a value that was legal before and is not now. */
  counterexample?: unknown
  /** For a change that looks like a breaking one and is not: how many values were tried without finding a counterexample. */
  triesWithoutCounterexample?: number
  /** Whether only the provisional operations reach it. */
  isProvisional?: boolean
}

export interface Verdict {
  changes: Change[]
  /** The lowest bump that the contract needs; undefined when nothing changed. */
  impact: Impact | undefined
}

const order: Impact[] = ['patch', 'minor', 'major']

/** Compares two bundled documents: what `redocly diff` reports, corrected by counterexamples and by what it passes over. */
export async function compare(base: OpenApiDocument, revision: OpenApiDocument): Promise<Verdict> {
  const reported = await redoclyDiff(base, revision)
  const before = placesOf(base)
  const changes = reported.map(describe)
  for (const [key, body] of placesOf(revision)) {
    const old = before.get(key)
    if (old === undefined || JSON.stringify(old.schema) === JSON.stringify(body.schema)) continue
    const { path, side } = body
    // A request breaks when it was taken and is refused now; a response, when it comes now and was never promised before.
    const [taker, refuser] = side === 'request' ? [old, body] : [body, old]
    const [breaking, widening] = findCounterexamples(taker, refuser)
    correct(changes, path, side, breaking, widening)
    changes.push(...notRuledOut(path, taker, refuser, breaking))
  }
  if (changes.length === 0 && !isDeepStrictEqual(base, revision)) changes.push(unseen)
  const impact = changes
    .map((change) => change.impact)
    .sort((one, other) => order.indexOf(other) - order.indexOf(one))[0]
  return { changes: changes.map(({ ruleIds: _, property: __, ...change }) => change), impact }
}

const unseen: OpenChange = {
  path: '#',
  what: 'The document reads differently: examples, marks, order or wording.',
  impact: 'patch',
  ruleIds: [],
  property: undefined,
}

type OpenChange = Change & { ruleIds: string[]; property: string | undefined }

function describe({ path, kind, impact, verdicts, property, base, revision, typeName }: ReportedChange): OpenChange {
  const place = property === undefined ? path : `${path}/${property}`
  const said = verdicts.map(({ message }) => message).join(' ')
  const values = `${show(base?.value)} → ${show(revision?.value)}`
  const what =
    said || `${typeName} ${property ?? ''} ${kind}${kind === 'modified' ? `: ${values}` : ''}`.replaceAll(/ +/g, ' ')
  const change: OpenChange = { path: place, what, impact, ruleIds: verdicts.map(({ ruleId }) => ruleId), property }
  change.impact = misjudged({ path, typeName, ...(property && { property }), ...(base && { base }) }) ?? impact
  return change
}

/** What `redocly diff` 2.77.0 rates otherwise than it deserves, apart from bodies, where counterexamples tell. */
function misjudged({ path, property, base, typeName }: Partial<ReportedChange>): Impact | undefined {
  // Another default changes what a request means that leaves the value out.
  if (property === 'default' && path?.includes('/schema')) return base?.value === undefined ? 'minor' : 'major'
  if (typeName === 'RequestBody' && property === 'required' && base?.value === true) return 'minor'
  return typeName === 'Example' ? 'patch' : undefined
}

/** Puts the verdicts on one body right by what was found when values were tried. */
function correct(changes: OpenChange[], path: string, side: Side, breaking: Search, widening: Search): void {
  const own = changes.filter((change) => change.path.startsWith(path) && change.property !== 'default')
  const isWider = widening.counterexamples.length > 0
  for (const change of own) {
    const counterexample = breaking.counterexamples.find((found) => pertainsTo(found, change.path.slice(path.length)))
    if (counterexample !== undefined) Object.assign(change, { impact: 'major', counterexample: counterexample.value })
    else if (change.impact === 'major' && isDoubtful(change, side)) doubt(change, breaking, isWider)
  }
  const [unexplained] = breaking.counterexamples
  if (own.some(({ impact }) => impact === 'major')) return
  if (unexplained !== undefined) changes.push(passedOver(path, side, unexplained))
  else if (isWider && own[0] !== undefined && own.every(({ impact }) => impact === 'patch')) {
    own[0].impact = 'minor'
    own[0].what += ` ${wider[side]}`
  }
}

/** What a change that breaks nobody gives to callers. */
const wider: Record<Side, string> = {
  request: 'More is legal than before.',
  response: 'Responses promise more than before.',
}

/** What may break callers and cannot be tried: better one bump too high than a break in silence. */
function notRuledOut(path: string, taker: Place, refuser: Place, breaking: Search): OpenChange[] {
  const places = untriedChanges(taker.schema, refuser.schema, breaking.reached)
  const isProven = (place: string) => breaking.counterexamples.some(({ refusedBy }) => refusedBy === place)
  return places
    .filter((place) => !isProven(place))
    .map((place) => {
      const what = `${place} changed, and no search can rule out that it breaks callers.`
      return { path: `${path}/${place}`, what, impact: 'major', ruleIds: [], property: undefined }
    })
}

/** A change that looks breaking: it is when the body has a counterexample at all, and is an equivalent rewrite when it has none. */
function doubt(change: OpenChange, { counterexamples, tries }: Search, isWider: boolean): void {
  if (counterexamples[0] !== undefined) {
    change.counterexample = counterexamples[0].value
    return
  }
  change.impact = isWider ? 'minor' : 'patch'
  change.triesWithoutCounterexample = tries
}

/** A breaking change that `redocly diff` reports as something else or not at all. */
function passedOver(path: string, side: Side, { refusedBy, value }: Counterexample): OpenChange {
  const what =
    side === 'request'
      ? `${refusedBy} refuses what was legal before.`
      : `A response may now break ${refusedBy} of before.`
  return {
    path: `${path}/${refusedBy}`,
    what,
    impact: 'major',
    counterexample: value,
    ruleIds: [],
    property: undefined,
  }
}

/** A property that is gone from a response is missed by who reads it, although no schema refuses its absence. */
function isDoubtful({ ruleIds }: OpenChange, side: Side): boolean {
  return side === 'request' || !ruleIds.includes('property-removed')
}

function pertainsTo({ refusedBy }: Counterexample, place: string): boolean {
  const at = place.slice(1)
  return at !== '' && (refusedBy.startsWith(at) || at.startsWith(refusedBy))
}

function show(value: unknown): string {
  const text = value === undefined ? 'none' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
