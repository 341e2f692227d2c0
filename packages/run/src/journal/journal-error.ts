/**
 * Why a journal cannot be used. `JOURNAL_EXISTS`: there is one of this name. `LOCKED`: another process works on it.
 * `JOURNAL_CHANGED`: it has something that this process did not write.
 * `JOURNAL_UNREADABLE`: it is none, it is damaged, or a later version wrote it.
 */
export type JournalErrorCode = 'JOURNAL_EXISTS' | 'LOCKED' | 'JOURNAL_CHANGED' | 'JOURNAL_UNREADABLE'

/** **Provisional.** A journal cannot be used. Decide by `code`. */
export class JournalError extends Error {
  override readonly name = 'JournalError'
  readonly code: JournalErrorCode

  constructor(code: JournalErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.code = code
  }
}
