type Rule = readonly [bytes: string, next: string]

const space = ' \t\n\r'
const digits = '0123456789'
const aboveZero = '123456789'
const hex = `${digits}abcdefABCDEF`

const value: Rule[] = [
  ['"', 'text'],
  ['{', 'openObject'],
  ['[', 'openArray'],
  ['-', 'minus'],
  ['0', 'zero'],
  [aboveZero, 'integer'],
  ['t', 'true1'],
  ['f', 'false1'],
  ['n', 'null1'],
]
const behind: Rule[] = [
  [space, 'behind'],
  [',', 'comma'],
  ['}', 'closeObject'],
  [']', 'closeArray'],
]

/** JSON (RFC 8259): what may follow where, and where that leads. What leads nowhere here depends on what it is in. */
const grammar: Record<string, Rule[]> = {
  value: [[space, 'value'], ...value],
  firstValue: [[space, 'firstValue'], ...value, [']', 'closeArray']],
  key: [
    [space, 'key'],
    ['"', 'keyText'],
  ],
  firstKey: [
    [space, 'firstKey'],
    ['"', 'keyText'],
    ['}', 'closeObject'],
  ],
  colon: [
    [space, 'colon'],
    [':', 'value'],
  ],
  behind,
  minus: [
    ['0', 'zero'],
    [aboveZero, 'integer'],
  ],
  zero: [...behind, ['.', 'point'], ['eE', 'exponent']],
  integer: [...behind, [digits, 'integer'], ['.', 'point'], ['eE', 'exponent']],
  point: [[digits, 'fraction']],
  fraction: [...behind, [digits, 'fraction'], ['eE', 'exponent']],
  exponent: [
    ['+-', 'sign'],
    [digits, 'power'],
  ],
  sign: [[digits, 'power']],
  power: [...behind, [digits, 'power']],
  ...word('true'),
  ...word('false'),
  ...word('null'),
  ...text('text', 'behind'),
  ...text('keyText', 'colon'),
}

function word(letters: string): Record<string, Rule[]> {
  const rules = [...letters.slice(1)].map((letter, index): [string, Rule[]] => {
    const next = index + 2 === letters.length ? 'behind' : `${letters}${index + 2}`
    return [`${letters}${index + 1}`, [[letter, next]]]
  })
  return Object.fromEntries(rules)
}

/** A byte above 127 is taken as part of a character. */
function text(name: string, after: string): Record<string, Rule[]> {
  const plain = String.fromCharCode(...Array.from({ length: 224 }, (_, index) => index + 32))
  return {
    [name]: [
      [plain, name],
      ['"', after],
      ['\\', `${name}Escape`],
    ],
    [`${name}Escape`]: [
      ['"\\/bfnrt', name],
      ['u', `${name}Hex1`],
    ],
    [`${name}Hex1`]: [[hex, `${name}Hex2`]],
    [`${name}Hex2`]: [[hex, `${name}Hex3`]],
    [`${name}Hex3`]: [[hex, `${name}Hex4`]],
    [`${name}Hex4`]: [[hex, name]],
  }
}

const actions = ['openObject', 'openArray', 'closeObject', 'closeArray', 'comma', 'wrong']
const names = [...actions, ...Object.keys(grammar)]

/** The number of a state, or of what has to be done. */
export const numberOf = (name: string): number => names.indexOf(name)

/** Below this, a number is that of something that has to be done. */
export const firstState = actions.length

/** The number that follows a state and a byte, at `state << 8 | byte`. */
export const transitions = new Uint8Array(names.length << 8).fill(numberOf('wrong'))
for (const [state, rules] of Object.entries(grammar))
  for (const [bytes, next] of rules)
    for (const byte of bytes) transitions[(numberOf(state) << 8) | byte.charCodeAt(0)] = numberOf(next)
