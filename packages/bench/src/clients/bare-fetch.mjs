export function prepare(baseUrl) {
  return async (request) => {
    const response = await fetch(`${baseUrl}/ACME_CORP/Import`, {
      method: 'POST',
      headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    })
    return response.json()
  }
}
