import type { InitiateResponse } from '@bulk-import/contract'
import type { FormExtensions } from '../browser/operations.ts'
import { samples } from './initiate/samples.ts'

/** What only one operation has in a browser too, by its operationId: a page does not load the rest. */
export const formExtensions: FormExtensions = { initiate: { samples, noteOn } }

function noteOn(response: unknown) {
  const { Expires } = response as InitiateResponse
  const minutes = Math.round((Date.parse(Expires) - Date.now()) / 60_000)
  const text = `The token expires in ${Math.floor(minutes / 60)} h ${minutes % 60} min.`
  return { text, section: 'life', link: 'What comes next' }
}
