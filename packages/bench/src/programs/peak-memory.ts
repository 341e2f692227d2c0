import { readFileSync } from 'node:fs'

/** The most memory that this process was ever resident with, in MB. */
export function peakMb(): number {
  // On Linux, maxRSS may be of the process from which this one was forked (getrusage(2)).
  const peakKb =
    process.platform === 'linux'
      ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
      : process.resourceUsage().maxRSS
  return Number(peakKb) / 1024
}
