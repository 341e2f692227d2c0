import { checks, type Issue, operations } from '@bulk-import/contract'
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

/** What a form needs to know of its operation. */
export function operationOf({ dataset }: HTMLFormElement, extensions: FormExtensions) {
  const id = dataset.operation ?? ''
  const operation = (operations as Readonly<Record<string, Operation>>)[id]
  if (operation === undefined) throw new Error(`The contract has no operation ${id}.`)
  const { samples = [], noteOn } = extensions[id] ?? {}
  return { ...operation, samples: [...samples, curl], noteOn }
}

export type FormOperation = ReturnType<typeof operationOf>

/** What is wrong with a value as a schema of the contract; nothing where there is no schema. */
export function issuesOf(schema: string | undefined, value: unknown): Issue[] {
  const check = (checks as Readonly<Record<string, (value: unknown) => Issue[]>>)[schema ?? '']
  return check?.(value) ?? []
}
