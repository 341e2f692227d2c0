/** How much to measure, and what the kinds share. */
export interface Context {
  /** So many, or so few in a quick run. */
  pick(complete: number, quick: number): number
  /** The folder of the generated clients, which are written once, when the first kind asks. */
  clients(): Promise<string>
  /** An empty folder, removed at the end. */
  folder(): Promise<string>
}
