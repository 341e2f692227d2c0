export function prepare(baseUrl) {
  return async (request) => {
    const sent = new Request(`${baseUrl}/ACME_CORP/Import`, {
      method: 'POST',
      headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    })
    return (await fetch(sent)).json()
  }
}
