import { operations } from '@bulk-import/contract'
import { basePaths } from './document.ts'

export type Target =
  | { kind: 'initiate'; path: string; clientId: string }
  | { kind: 'control' | 'other'; path: string }
  | { kind: 'broken'; path: string }

const [beforeId = '', afterId = ''] = operations.initiate.pathTemplate.split('{clientId}')
const plain = /^[\w/~-]*$/

/** Finds out what a request target asks for. */
export function readTarget(target: string): Target {
  const path = pathOf(target)
  if (path === undefined) return { kind: 'broken', path: '(unreadable)' }
  if (path === '/_mock' || path.startsWith('/_mock/')) return { kind: 'control', path }
  for (const base of basePaths) {
    const encoded = path.startsWith(base + beforeId) && path.endsWith(afterId) ? middle(path, base) : undefined
    if (encoded === undefined || encoded.includes('/')) continue
    const clientId = decode(encoded)
    if (clientId === undefined) return { kind: 'broken', path }
    return { kind: 'initiate', path: path.slice(base.length), clientId }
  }
  return { kind: 'other', path }
}

function middle(path: string, base: string): string | undefined {
  const start = base.length + beforeId.length
  const end = path.length - afterId.length
  return end < start ? undefined : path.slice(start, end)
}

/** The path as a URL parser sees it: dot segments resolved, odd characters encoded, without query. */
function pathOf(target: string): string | undefined {
  if (plain.test(target)) return target
  const url = /^https?:\/\//i.test(target) ? target : `http://mock${target}`
  return target.startsWith('/') || url === target ? URL.parse(url)?.pathname : undefined
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
