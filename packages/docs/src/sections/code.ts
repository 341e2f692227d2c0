import type { Context } from '../context.ts'
import { html, type Markup } from '../html.ts'
import { code, section } from '../parts.ts'
import { type Call, mockUrl, samples } from '../samples/samples.ts'

/** The call that the samples of the page make: the second example, which shows more than the smallest one. */
function sampleCall({ method, pathTemplate, requestExamples, clientIdExample }: Context): Call {
  const request = requestExamples[1]?.value ?? requestExamples[0]?.value
  return { method, pathTemplate, baseUrl: mockUrl, clientId: clientIdExample, request }
}

/** The same request in each way to send it. */
export function inCode(context: Context): Markup {
  const call = sampleCall(context)
  return section(
    'code',
    'In code',
    html`<p>The same request, sent to the mock in three ways. The credential comes from the environment, so that it stands in no file and in no history: <code>export BULK_IMPORT_AUTHORIZATION="Bearer …"</code>. These samples are run by a test.</p>`,
    samples.map(({ title, language, write }) => code(title, write(call), language)),
  )
}
