import type { Input } from './input.ts'
export function iterableInput(_: unknown): Input {
  throw new Error('stub')
}
