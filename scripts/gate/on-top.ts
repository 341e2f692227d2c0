import { isDeepStrictEqual } from 'node:util'
import { mapValues, type OpenApiDocument } from '../generate/json-schema.ts'
import { operationsOf, type ParameterObject } from '../generate/operations.ts'
import type { Impact } from './redocly-diff.ts'
import { compare, type Verdict } from './verdict.ts'

interface Versions {
  base: OpenApiDocument
  revision: OpenApiDocument
}

/**
 * Adds to the verdict on the contract that on the provisional contract. What both documents have is judged in the contract, once: here
 * the older version already has it as it is now. What only the later steps reach may break for a minor version.
 */
export async function withProvisional(verdict: Verdict, contract: Versions, provisional: Versions): Promise<Verdict> {
  const { base, revision } = provisional
  const { changes } = await compare(brought(base, contract, revision), revision)
  const all = [...verdict.changes, ...changes.map((change) => ({ ...change, isProvisional: true }))]
  const bumps = changes.map(({ impact }): Impact => (impact === 'patch' ? 'patch' : 'minor'))
  return { changes: all, impact: highest([verdict.impact, ...bumps]) }
}

/** The verdict where the base has no provisional contract yet. */
export function withNewProvisional({ changes, impact }: Verdict): Verdict {
  const isNew = {
    path: '#',
    what: 'There is a provisional contract now.',
    impact: 'minor',
    isProvisional: true,
  } as const
  return { changes: [...changes, isNew], impact: highest([impact, 'minor']) }
}

function highest(impacts: readonly (Impact | undefined)[]): Impact | undefined {
  return (['major', 'minor', 'patch'] as const).find((impact) => impacts.includes(impact))
}

type Parts = Record<string, unknown>
type Item = Record<string, { parameters?: ParameterObject[] }>

/** The older document, with everything that it shares with the contract as the contract has it now. */
function brought(own: OpenApiDocument, { base, revision }: Versions, later: OpenApiDocument): OpenApiDocument {
  const paths = partsBrought(own.paths, base.paths, revision.paths, later.paths) as Record<string, Item>
  const [before, after] = [base, revision].map(parametersOf)
  // A bundle repeats the parameters of each operation, so that they have no name.
  const bring = (parameter: ParameterObject) =>
    before?.some((other) => isDeepStrictEqual(other, parameter))
      ? (after?.find((other) => other.name === parameter.name && other.in === parameter.in) ?? parameter)
      : parameter
  return {
    ...(partsBrought(own, base, revision, later) as typeof own),
    paths: mapValues(paths, (item) =>
      mapValues(item, (operation) => ({
        ...operation,
        ...(operation.parameters && { parameters: operation.parameters.map(bring) }),
      })),
    ),
    components: mapValues(own.components as Record<string, Parts>, (section, name) =>
      partsBrought(section, base.components[name], revision.components[name], later.components[name]),
    ) as typeof own.components,
  }
}

/** What of the parts is as the contract had it becomes what the contract has; what is new in both is there as well. */
function partsBrought(own: Parts, from: Parts = {}, to: Parts = {}, later: Parts = {}): Parts {
  const present = Object.entries(own)
    .map(([name, value]) => [name, isDeepStrictEqual(value, from[name]) ? to[name] : value] as const)
    .filter(([, value]) => value !== undefined)
  const added = Object.entries(to).filter(
    ([name, value]) => !Object.hasOwn(own, name) && isDeepStrictEqual(value, later[name]),
  )
  return Object.fromEntries([...present, ...added])
}

function parametersOf(document: OpenApiDocument): ParameterObject[] {
  return operationsOf(document).flatMap(({ written }) => written.parameters ?? [])
}
