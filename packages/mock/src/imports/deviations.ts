/** What a service may do otherwise than we infer, by the name under which the mock can be made to do so. */
export const deviations = {
  'other-token': { inference: 'I01', does: 'reports have another access token than that of the import' },
  'other-stage-path': { inference: 'I04', does: 'Stage is at …/Import/{accessToken}/Stage' },
  'other-wrapper': { inference: 'I05', does: 'Stage takes its records as Profiles' },
  'lagging-counters': { inference: 'I06', does: 'reports do not count the last stage request' },
  'counters-per-request': { inference: 'I06', does: 'Stage counts the records of the request, not of the import' },
  'partly-taken-chunk': { inference: 'I06', does: 'Stage takes every other record of a request' },
  'second-execute': { inference: 'I08', does: 'a second Execute is accepted, and imports everything again' },
  'other-status-path': { inference: 'I09', does: 'Retrieve status is at …/Import/{accessToken}/ImportStatus' },
  complete: { inference: 'I10', does: 'the last state is Complete' },
  'other-exceptions-path': { inference: 'I11', does: 'Retrieve exceptions is at …/Import/{accessToken}/Failures' },
  'other-collection': { inference: 'I12', does: 'failed records come as FailedRecords' },
  'paging-from-0': { inference: 'I13', does: 'the first failed record is at offset 0' },
  'one-record-too-many': { inference: 'I13', does: 'a page has one record more than it says, the first of the next' },
} as const

export type Deviation = keyof typeof deviations

export const deviationNames = Object.keys(deviations) as Deviation[]
