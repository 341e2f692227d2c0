import { _, type Ajv2020, type KeywordCxt } from 'ajv/dist/2020.js'

/**
 * Whether a text has more characters (code points, as JSON Schema counts) than the limit. It counts no further than that, and
 * copies nothing: a text of any length is decided at once.
 */
const isLonger = _`(text, limit) => {
  if (text.length <= limit) return false
  if (text.length > 2 * limit) return true
  let count = 0
  for (const character of text) if (++count > limit) return true
  return false
}`
/** The same for validators that are run where they are compiled. */
const ref = new Function(`return ${isLonger}`)()

/**
 * Replaces Ajv's own `maxLength` and `minLength`: they count every character of a text, by a helper that compiled code can only
 * `require` (seen on 8.20.0, its ajv-formats issue 68).
 */
export function defineLengthKeywords(ajv: Ajv2020): void {
  define(ajv, 'maxLength', (isLongerThan, text, limit) => _`${isLongerThan}(${text}, ${limit})`)
  define(ajv, 'minLength', (isLongerThan, text, limit) => _`!${isLongerThan}(${text}, ${limit - 1})`)
}

type Code = KeywordCxt['data']

function define(
  ajv: Ajv2020,
  keyword: string,
  fails: (isLongerThan: Code, text: Code, limit: number) => ReturnType<typeof _>,
) {
  ajv.removeKeyword(keyword)
  ajv.addKeyword({
    keyword,
    type: 'string',
    schemaType: 'number',
    before: 'pattern',
    error: { message: keyword, params: ({ schema }) => _`{limit: ${schema}}` },
    code(context) {
      const helper = context.gen.scopeValue('func', { ref, code: isLonger })
      context.fail(fails(helper, context.data, context.schema))
    },
  })
}
