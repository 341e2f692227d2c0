/** The request that every client sends. */
export const request = {
  Name: 'CRM sync',
  DataStageDuration: 3,
  ImportAction: 'Add',
  MatchCriteria: 'AlternateIdType',
  MatchValue: 'CrmId',
}

/** The body that every stub and every bare server responds with. */
export const responseText = JSON.stringify({
  AccessToken: 7215439862145098,
  Status: 'Initiated',
  Expires: '2026-11-24T02:30:00Z',
  ...request,
  RefreshAlternateIds: false,
  RefreshContacts: false,
  RefreshCustomFields: false,
  RefreshGroups: false,
  RefreshTags: false,
})
