import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { gitEnvironment } from './runGit';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

export interface GitServiceRequest {
  service: GitService;
  directory: string;
  request: IncomingMessage;
  response: ServerResponse;
  /** Whether a commit is handed out by its id, without a branch or tag at it. */
  handsOutCommits: boolean;
}

function spawnService(options: GitServiceRequest, args: string[]) {
  const protocol = options.request.headers['git-protocol'];
  return spawn(
    'git',
    [
      '-c',
      `uploadpack.allowAnySHA1InWant=${options.handsOutCommits}`,
      options.service.replace('git-', ''),
      '--stateless-rpc',
      ...args,
      options.directory,
    ],
    {
      env: gitEnvironment(
        typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {},
      ),
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
}

/** Answers `GET /info/refs?service=…`. */
export function advertiseReferences(options: GitServiceRequest): void {
  const { service, response } = options;
  response.writeHead(200, {
    'Content-Type': `application/x-${service}-advertisement`,
    'Cache-Control': 'no-cache',
  });
  const announcement = `# service=${service}\n`;
  const length = (announcement.length + 4).toString(16).padStart(4, '0');
  response.write(`${length}${announcement}0000`);
  const child = spawnService(options, ['--advertise-refs']);
  child.stdin.end();
  pipeline(child.stdout, response, () => child.kill());
}

/**
 * Answers `POST /git-upload-pack` and `POST /git-receive-pack`. Resolves when the service has ended;
 * the answer is the caller's to end, when whoever gets it may rely on what the service did.
 */
export function runService(options: GitServiceRequest): Promise<void> {
  const { service, request, response } = options;
  response.writeHead(200, {
    'Content-Type': `application/x-${service}-result`,
    'Cache-Control': 'no-cache',
  });
  const child = spawnService(options, []);
  // The pipelines destroy both ends when one of them fails, which ends the service.
  if (request.headers['content-encoding'] === 'gzip') {
    pipeline(request, createGunzip(), child.stdin, () => {});
  } else {
    pipeline(request, child.stdin, () => {});
  }
  child.stdout.pipe(response, { end: false });
  response.on('close', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}
