import type { InitiateResponse } from '@bulk-import/contract'

/** What a response means for the next steps. */
export function noteOn(response: unknown): { text: string; section: string; link: string } {
  const { Expires } = response as InitiateResponse
  const minutes = Math.round((Date.parse(Expires) - Date.now()) / 60_000)
  const text = `The token expires in ${Math.floor(minutes / 60)} h ${minutes % 60} min.`
  return { text, section: 'life', link: 'What comes next' }
}
