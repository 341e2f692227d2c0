import type { Context } from '../context.ts'
import type { Section } from '../report.ts'
import { client } from './client.ts'
import { mock } from './mock.ts'
import { pipeline } from './pipeline.ts'
import { size } from './size.ts'
import { start } from './start.ts'
import { types } from './types.ts'
import { validate } from './validate.ts'

/** Each kind of figure by the name that --only takes, in the order of the report. */
export const kinds: Record<string, (context: Context) => Promise<Section>> = {
  client,
  size,
  validate,
  mock,
  pipeline,
  types,
  start,
}
