/** What went wrong with a request, in a sentence for people. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

async function explain(response) {
  const body = await response.json().catch(() => undefined);
  return typeof body?.detail === 'string'
    ? body.detail
    : `The service answered with status ${response.status}.`;
}

/** Asks the API. Who is not signed in is sent there, and comes back to the same page. */
export async function ask(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new ApiError(0, 'The service cannot be reached.');
  });
  if (response.status === 401) {
    const next = encodeURIComponent(window.location.pathname);
    window.location.assign(`/api/auth/login?next=${next}`);
    throw new ApiError(401, 'You are being signed in.');
  }
  if (!response.ok) {
    throw new ApiError(response.status, await explain(response));
  }
  return response.status === 204 ? undefined : await response.json();
}
