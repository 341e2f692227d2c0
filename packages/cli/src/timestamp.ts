/**
 * The time stamps that PNAUTHINFO3 can be given. The vendor takes ISO 8601 in two time zones; which form stands for which is
 * not on its public pages, so there is no default. Its example has no zone, a third party's code sends UTC without Z, and
 * other parts of the product take no zone as US Eastern.
 */
export const timestampForms = {
  'utc-with-z': (now: Date) => `${now.toISOString().slice(0, 19)}Z`,
  'utc-without-z': (now: Date) => now.toISOString().slice(0, 19),
  'eastern-without-zone': (now: Date) => eastern.format(now).replace(' ', 'T'),
} as const

export type TimestampForm = keyof typeof timestampForms

// Sweden writes dates as ISO 8601 does.
const eastern = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
})

export function isTimestampForm(text: string): text is TimestampForm {
  return Object.hasOwn(timestampForms, text)
}

/** Cut to whole seconds, never rounded up: the vendor refuses a time in the future. */
export function timestampIn(form: TimestampForm, now: Date): string {
  return timestampForms[form](now)
}
