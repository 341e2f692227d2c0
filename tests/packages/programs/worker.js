import { initiate } from './initiate.js'

// biome-ignore lint/style/noDefaultExport: workerd takes the handlers of a worker from its default export
export default {
  /** @param {Request} request */
  async fetch(request) {
    return new Response(await initiate(new URL(request.url).searchParams.get('mock') ?? ''))
  },
}
