import type { Issue } from '@bulk-import/contract'
import { curl, type Sample } from '../samples.ts'

interface Operation {
  operationId: string
  method: string
  pathTemplate: string
  parameters: readonly { name: string; in: 'path' | 'query' | 'header' }[]
  request?: { mediaType: string; schema: string }
  responses: Readonly<Record<string, { schema?: string }>>
}

/** What only one operation has in a browser, by its operationId: samples, and what a response means for the next steps. */
export type FormExtensions = Readonly<
  Record<
    string,
    {
      samples: readonly Sample[]
      noteOn(response: unknown): { text: string; section: string; link: string }
    }
  >
>

export type FormIssue = Pick<Issue, 'pointer' | 'message' | 'expected' | 'actual' | 'ids'>

/** The part of a contract package that the forms need. */
export interface FormContract {
  operations: Readonly<Record<string, Operation>>
  /** What is wrong with a value, by the name of its schema. */
  checks: Readonly<Record<string, (value: unknown) => FormIssue[]>>
}

/** What a form needs to know of its operation. */
export function operationOf(
  { dataset }: HTMLFormElement,
  { operations, checks }: FormContract,
  extensions: FormExtensions,
) {
  const id = dataset.operation ?? ''
  const operation = operations[id]
  if (operation === undefined) throw new Error(`The contract has no operation ${id}.`)
  const { samples = [], noteOn } = extensions[id] ?? {}
  /** What is wrong with a value as a schema of the contract; nothing where there is no schema. */
  const issuesOf = (schema: string | undefined, value: unknown) => checks[schema ?? '']?.(value) ?? []
  return { ...operation, samples: [...samples, curl], noteOn, issuesOf }
}

export type FormOperation = ReturnType<typeof operationOf>
