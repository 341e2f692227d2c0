import { laterComponent } from './provisional.ts'

type Fields = Record<string, { items?: { $ref: string } }>

const values: readonly unknown[] = [null, true, -1.5, 'text', [], {}, [null, 1, 'x', []]]

/** Records with every field that is known, each in turn of every type: of the record itself, and of the elements of its lists. */
export const wrongRecords: readonly object[] = values.flatMap((value) => [
  record('BulkRecord', () => value),
  record('BulkRecord', (element) => [element === undefined ? value : record(element, () => value)]),
])

/** An object with all fields of a component, by what they hold. */
function record(name: string, fill: (element: string | undefined) => unknown): object {
  const fields = Object.entries(laterComponent('schemas', name).properties as Fields)
  return Object.fromEntries(
    fields.map(([field, { items }]) => [field, fill(items?.$ref.slice('#/components/schemas/'.length))]),
  )
}
