import { type CodeKeywordDefinition, type KeywordCxt, Name } from 'ajv'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { evaluatedPropsToName } from 'ajv/dist/compile/util.js'
import { defineLengthKeywords } from './length-keywords.ts'

const ajv = createAjv()
const compiled = new Map<string, ValidateFunction>()

/** A validator of a schema without references. The same schema is compiled once. */
export function compile(schema: object | boolean): ValidateFunction {
  const text = JSON.stringify(schema)
  const validate = compiled.get(text) ?? ajv.compile(schema)
  compiled.set(text, validate)
  return validate
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true, // no number of JSON is infinite
    messages: false,
    allErrors: true,
    logger: false,
    validateFormats: false,
    ownProperties: true,
    addUsedSchema: false,
  })
  defineLengthKeywords(ajv)
  keepEvaluated(ajv, 'if')
  keepEvaluated(ajv, 'dependentSchemas', 'unevaluatedProperties')
  return ajv
}

/**
 * Ajv 8.20.0 forgets which properties were evaluated before a branch that does not apply, and then refuses
 * `unevaluatedProperties` that are legal: https://github.com/ajv-validator/ajv/issues/2483. Delete this once it is fixed.
 */
function keepEvaluated(ajv: Ajv2020, keyword: string, before?: string): void {
  const definition = ajv.getKeyword(keyword) as CodeKeywordDefinition
  const code = (context: KeywordCxt) => {
    const { gen, it } = context
    if (it.opts.unevaluated && it.props !== true && !(it.props instanceof Name))
      it.props = evaluatedPropsToName(gen, it.props)
    definition.code(context)
  }
  ajv.removeKeyword(keyword)
  ajv.addKeyword({ ...definition, code, ...(before !== undefined && { before }) })
}
