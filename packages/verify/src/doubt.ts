/**
 * Statuses that may concern the run instead of the request: credentials that ended, a quota, an outage. Before one of them is held
 * against a case, the simplest request is sent once more.
 */
export const doubtful: readonly number[] = [401, 429, 503]
