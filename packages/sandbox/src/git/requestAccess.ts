import type { IncomingMessage, ServerResponse } from 'node:http';

/** Whether a request brings the token as its password. Any user name will do. */
export function mayPush(request: IncomingMessage, token: string): boolean {
  const [, encoded] =
    /^Basic ([\w+/=-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!encoded) {
    return false;
  }
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon >= 0 && decoded.slice(colon + 1) === token;
}

/** Git clients answer this with the credentials that they have. */
export function askForCredentials(response: ServerResponse): void {
  response
    .writeHead(401, { 'WWW-Authenticate': 'Basic realm="sandbox git"' })
    .end('To push takes a user name and the token as password.\n');
}
