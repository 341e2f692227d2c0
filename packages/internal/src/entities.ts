/**
 * The characters of ASCII by their names in HTML (https://html.spec.whatwg.org/multipage/named-characters.html), in small letters:
 * each name, and the character at its end.
 */
const names =
  "amp& apos' ast* midast* bsol\\ colon: comma, commat@ dollar$ equals= excl! grave` diacriticalgrave` gt> hat^ lbrace{ lcub{ " +
  'lbrack[ lsqb[ lowbar_ underbar_ lpar( lt< num# percnt% period. plus+ quest? quot" rbrace} rcub} rbrack] rsqb] rpar) semi; ' +
  'sol/ verbar| verticalline| vert|'

/** The character that a name of HTML stands for. */
export const entities: Readonly<Record<string, string>> = Object.fromEntries(
  names.split(' ').map((name) => [name.slice(0, -1), name.slice(-1)]),
)
