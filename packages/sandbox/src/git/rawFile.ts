import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GitRepository } from './GitRepository';

/** What `/<repository>/raw/<revision>/<path>` asks for. */
export interface RawRequest {
  repository: string;
  revision: string;
  path: string;
}

/** Undefined for addresses of another form. Each segment may be encoded, the revision as one. */
export function parseRawRequest(pathname: string): RawRequest | undefined {
  const [, repository, revision, path] =
    /^\/([^/]+)\/raw\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  if (!path) {
    return undefined;
  }
  try {
    return {
      repository: repository.replace(/\.git$/, ''),
      revision: decodeURIComponent(revision),
      path: path.split('/').map(decodeURIComponent).join('/'),
    };
  } catch {
    return undefined;
  }
}

/** Answers with one file as it is at a revision: plain text, whatever it holds. */
export async function sendRawFile(
  found: GitRepository | undefined,
  { repository, revision, path }: RawRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const id = await found?.blobId(revision, path);
  if (!found || !id) {
    response
      .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(`There is no ${path} at ${revision} in ${repository}.\n`);
    return;
  }
  const etag = `"${id}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ETag: etag }).end();
    return;
  }
  const content = await found.readBlob(id);
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': content.length,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
    ETag: etag,
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}
