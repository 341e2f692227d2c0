/** The answer that every stub and every bare server gives. */
export const answer = JSON.stringify({
  AccessToken: 7215439862145098,
  Status: 'Initiated',
  Expires: '2026-11-24T02:30:00Z',
  Name: 'CRM sync',
  DataStageDuration: 3,
  ImportAction: 'Add',
  MatchCriteria: 'AlternateIdType',
  MatchValue: 'CrmId',
  RefreshAlternateIds: false,
  RefreshContacts: false,
  RefreshCustomFields: false,
  RefreshGroups: false,
  RefreshTags: false,
})

export const request = {
  Name: 'CRM sync',
  DataStageDuration: 3,
  ImportAction: 'Add',
  MatchCriteria: 'AlternateIdType',
  MatchValue: 'CrmId',
}
