/**
 * The timestamp formats of PNAUTHINFO3. The vendor accepts ISO 8601 in two time zones; which format stands for which is not on its
 * public pages, so there is no default. Its example has no zone, a third party's code sends UTC without Z, and other parts of the
 * product take no zone as US Eastern. All are cut to whole seconds, never rounded up: the vendor refuses a time in the future.
 */
export const timestampFormats = {
  'utc-with-z': (now: Date) => `${now.toISOString().slice(0, 19)}Z`,
  'utc-without-z': (now: Date) => now.toISOString().slice(0, 19),
  'eastern-without-zone': (now: Date) => eastern.format(now).replace(' ', 'T'),
} as const

// Sweden writes dates as ISO 8601 does.
const eastern = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
})

export function isTimestampFormat(text: string): text is keyof typeof timestampFormats {
  return Object.hasOwn(timestampFormats, text)
}
