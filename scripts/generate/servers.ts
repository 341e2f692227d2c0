import type { OpenApiDocument } from './json-schema.ts'

/** The addresses that the contract names, the production one first. */
export function serverList({ servers }: OpenApiDocument): { url: string; description: string }[] {
  return servers.map(({ url, description }) => ({ url, description }))
}
