import type { Constraint, Issue } from '@bulk-import/contract'
import * as contract from '@bulk-import/contract'
import type { Finding } from '../report.ts'
import { finding } from './violation.ts'

interface Judged {
  findings: Finding[]
  /** The ids of every rule that is seen to be kept. */
  proven: string[]
}

/**
 * Holds a body to a schema, by the check that the contract has for it. A rule on a property counts as kept where the property is there;
 * what `isShownElsewhere` names, another judge shows.
 */
export function judgeBody(
  schema: string,
  body: Record<string, unknown>,
  isShownElsewhere: (keyword: string, property: string) => boolean = () => false,
): Judged {
  const issues = issuesOf(schema, body)
  const findings = issues.map(({ pointer, ids, expected, actual }) =>
    finding('body', ids, `${schema}${pointer.replaceAll('/', '.')} must ${expected}`, actual),
  )
  const proven = constraintsOf(schema).flatMap(([path, { ids }]) => {
    const [keyword = '', name = ''] = path.split('/')
    if (name === '') return ids
    const isSeen = body[name] !== undefined && !issues.some(({ pointer }) => pointer === `/${name}`)
    return isSeen && !isShownElsewhere(keyword, name) ? ids : []
  })
  return { findings, proven }
}

/** The statements that say that the body is an object. */
export function objectIds(schema: string): readonly string[] {
  return constraintsOf(schema).find(([path]) => path === 'type')?.[1].ids ?? []
}

function issuesOf(schema: string, body: unknown): Issue[] {
  const check = (contract as unknown as Record<string, (value: unknown) => Issue[]>)[`check${schema}`]
  if (check === undefined) throw new Error(`Cannot check ${schema}: the contract has no check of that name.`)
  return check(body)
}

/** Every rule of a schema with its ids, by its path, for example `properties/Status/enum`. */
function constraintsOf(schema: string): [path: string, constraint: Constraint][] {
  return Object.entries((contract.constraints as Record<string, Record<string, Constraint>>)[schema] ?? {})
}
