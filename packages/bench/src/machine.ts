import { cpus, release, totalmem, type } from 'node:os'

/** What the figures were measured on, without anything that names the machine. */
export function machine(): Record<string, string> {
  const [cpu] = cpus()
  return {
    cores: String(cpus().length),
    processor: cpu?.model.trim() ?? 'unknown',
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release().split(/[-+]/)[0]} ${process.arch}`,
    node: process.version,
  }
}
