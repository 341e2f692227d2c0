import { memberText } from '@bulk-import/internal/exact-integer'
import { own } from '@bulk-import/internal/own'

/** The access token in the text of a success, as it is written, also beside much that is wrong [C11]. */
export const accessTokenIn = (text: string) => memberText(text, 'AccessToken') || undefined

/** What the service says for people in the object of an error response [C12]. */
export const messageIn = (body: Record<string, unknown>) => own(body, 'Message')
