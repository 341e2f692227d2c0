import { mediaTypeOf } from '@bulk-import/internal/media-type'
import { type Contract, type DocumentedResponse, there } from '../contract.ts'
import { elementsOf } from './elements.ts'
import { type Judgement, merge, nothing, parseJson, provenUnless, type ServerResponse, violation } from './violation.ts'

interface Reading {
  /** What else is violated when there is no such body at all. */
  ids?: readonly string[]
  /** Whether another judge shows the constraint. */
  isShownElsewhere?(keyword: string, property: string): boolean
  /** The body as the schema names its parts. */
  asNamed?(body: unknown): unknown
}

interface Held {
  judgement: Judgement
  /** The parsed body, when it is of the type that the schema wants. */
  body?: unknown
}

/** Holds a body to the schema and the media type of its response. A constraint counts as proven where what it is about is there. */
export function judgeBody(
  contract: Contract,
  { schema, mediaType }: DocumentedResponse,
  response: ServerResponse,
  { ids = [], isShownElsewhere = () => false, asNamed = (body) => body }: Reading = {},
): Held {
  if (schema === undefined) return { judgement: nothing }
  const constraints = Object.entries(contract.constraints[schema] ?? {})
  const body = parseJson(response.text)
  const named = asNamed(body)
  const issues = body === undefined ? [] : there(contract.checks[schema], `check of ${schema}`)(named)
  const root = issues.find(({ pointer, keyword }) => pointer === '' && keyword === 'type')
  if (body === undefined || root !== undefined) {
    const typeIds = constraints.find(([path]) => path === 'type')?.[1].ids ?? []
    const expected = root === undefined ? `${schema} as JSON` : `${schema} must ${root.expected}`
    return { judgement: provenUnless(violation('body', [...typeIds, ...ids], expected, bodyKind(response.text)), []) }
  }
  const violations = issues.map(({ pointer, ids: violated, expected, actual }) =>
    violation('body', violated, `${schema}${pointer.replaceAll('/', '.')} must ${expected}`, actual),
  )
  const wrong = new Set(issues.map(({ pointer }) => pointer))
  const proven = constraints.flatMap(([path, constraint]) => {
    const keys = path.split('/')
    const [keyword = '', name = ''] = keys
    const isSeen = elementsOf(named, keys).some((pointer) => pointer === '' || !wrong.has(pointer))
    return isSeen && !isShownElsewhere(keyword, name) ? constraint.ids : []
  })
  return { judgement: merge(judgeMediaType(contract, mediaType, response), { violations, proven }), body }
}

/** Whether JSON is labelled as such. A parameter such as charset makes no difference. */
function judgeMediaType(
  { mediaTypeIds: ids }: Contract,
  expected = 'application/json',
  { headers }: ServerResponse,
): Judgement {
  const value = headers.get('content-type')
  const actual = value === null ? 'no Content-Type' : `Content-Type ${value}`
  const isExpected = mediaTypeOf(value) === expected
  return provenUnless(isExpected ? undefined : violation('media type', ids, `Content-Type ${expected}`, actual), ids)
}

export function bodyKind(text: string): string {
  if (text.trim() === '') return 'no body'
  if (parseJson(text) !== undefined) return 'JSON of another type'
  return /^\s*</.test(text) ? 'a body that looks like HTML or XML' : 'a body that is not JSON'
}
