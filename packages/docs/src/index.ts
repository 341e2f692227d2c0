export async function cachedDocsPage(): Promise<URL> { throw new Error('x') }
