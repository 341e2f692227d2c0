import type { ResolvedOptions } from './resolve-options.ts'

/** The options of each client, for the entries that go on where a client ends. A client itself has methods and nothing else. */
export const clientOptions = new WeakMap<object, ResolvedOptions>()
