import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'

/** What can be known of the processes of this host. */
export interface Processes {
  host: string
  /** Of this process. */
  pid: number
  /**
   * Where an id means this process: containers may share the name of their host and a folder, and each counts its own. Null where the platform does
   * not tell.
   */
  space(): Promise<string | null>
  /** What no other machine has, outside of containers, whose images may share it; null in one, and where the platform does not tell. */
  machine(): Promise<string | null>
  /** When a process began, as the platform tells it; `null` where it does not tell, undefined when there is no such process. */
  startOf(pid: number): Promise<string | null | undefined>
}

export const nodeProcesses: Processes = {
  host: hostname(),
  pid: process.pid,
  async space() {
    // proc(5) and pid_namespaces(7): the one is new with each start of the machine, the other with each container.
    const [boot, namespace] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
      readlink('/proc/self/ns/pid').catch(() => ''),
    ])
    return boot === '' && namespace === '' ? null : `${boot.trim()} ${namespace}`
  },
  async machine() {
    // machine-id(5), and PROC_PID_INIT_INO of Linux: the namespace of the processes that no container has.
    const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
    if (namespace !== 'pid:[4026531836]') return null
    return (await readFile('/etc/machine-id', 'utf8').catch(() => '')).trim() || null
  },
  async startOf(pid) {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    if (text === undefined) return isThere(pid) ? null : undefined
    // proc(5): the name is in parentheses and may hold some; the state is the third field, the start in clock ticks the 22nd.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X' // and nobody has asked for its exit code yet
    return hasEnded ? undefined : (fields[19] ?? null)
  },
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return Object(error).code !== 'ESRCH' // EPERM: a process of somebody else
  }
}
