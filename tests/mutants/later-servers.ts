import { access } from './later-servers/access.ts'
import { allowed } from './later-servers/allowed.ts'
import { decisions } from './later-servers/decisions.ts'
import { inferences } from './later-servers/inferences.ts'
import { pages } from './later-servers/pages.ts'
import { reports } from './later-servers/reports.ts'
import type { Servers } from './support/matrix.ts'

/** What no server can be seen to break, since nothing is executed and nobody looks inside; each with the reason. */
export const notSeen: Readonly<Record<string, string>> = {
  P01: 'It is the order of the steps, which a caller keeps.',
  P02: 'It says what the API is for.',
  P06: 'Ten million records are too many to stage for it.',
  P07: 'The number of imports is not published.',
  P08: 'It is advice to callers.',
  I03: 'No profile is looked at.',
  P13: 'It takes a request of 25 MB.',
  P14: 'Nothing is executed.',
  P15: 'It takes hours.',
  P16: 'Nothing is executed.',
  P17: 'Which consents an account has is not known.',
  L03: 'Records pass as they are, and nothing in them is looked at.',
  L04: 'As L03.',
  L05: 'As L03.',
  L06: 'As L03.',
  L07: 'As L03.',
  I07: 'As L03.',
  P18: 'Nothing is executed.',
  I08: 'Nothing is executed.',
  I10: 'Nothing is executed.',
  P24: 'Why a record failed is said in words.',
}

/** Servers of the later steps, each wrong (or only different) in one thing. */
export const laterServers: Servers = { wrong: [...access, ...reports, ...pages], decisions, inferences, allowed }
