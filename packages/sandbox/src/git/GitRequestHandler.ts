import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GitFaults } from './GitFaults';
import type { GitRepository } from './GitRepository';
import { isRepositoryName } from './names';
import { parseRawRequest, sendRawFile } from './rawFile';
import type { Repositories } from './Repositories';
import { askForCredentials, mayPush } from './requestAccess';
import { advertiseReferences, type GitService, runService } from './smartHttp';

const ROUTE =
  /^\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

interface Exchange {
  name: string;
  service: GitService;
  request: IncomingMessage;
  response: ServerResponse;
}

function toService(name: string | null): GitService | undefined {
  return name === 'git-upload-pack' || name === 'git-receive-pack'
    ? name
    : undefined;
}

function sendNotFound(response: ServerResponse): void {
  response.writeHead(404).end('Repository not found.\n');
}

/**
 * Git's smart protocol over HTTP, and raw files. Everyone may read; to push takes the token. A push
 * to a name that no repository has makes one.
 */
export class GitRequestHandler {
  readonly #repositories: Repositories;
  readonly #faults: GitFaults;
  readonly #token: string;
  /** What a repository looks like that is still to be made. */
  readonly #empty: GitRepository;

  constructor(options: {
    repositories: Repositories;
    faults: GitFaults;
    token: string;
    empty: GitRepository;
  }) {
    this.#repositories = options.repositories;
    this.#faults = options.faults;
    this.#token = options.token;
    this.#empty = options.empty;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#faults.down) {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://git');
    const raw = parseRawRequest(url.pathname);
    if (raw) {
      const found = this.#repositories.find(raw.repository);
      sendRawFile(found, raw, request, response).catch(() =>
        response.destroy(),
      );
      return;
    }
    const [, name, action] = ROUTE.exec(url.pathname) ?? [];
    if (!name) {
      sendNotFound(response);
      return;
    }
    const asked =
      action === 'info/refs' ? url.searchParams.get('service') : action;
    const service = toService(asked);
    if (service === 'git-receive-pack' && !mayPush(request, this.#token)) {
      askForCredentials(response);
    } else if (!service) {
      this.#refuse(name, response);
    } else if (action === 'info/refs') {
      this.#advertise({ name, service, request, response });
    } else {
      this.#serve({ name, service, request, response }).catch(() =>
        response.destroy(),
      );
    }
  }

  #refuse(name: string, response: ServerResponse): void {
    if (this.#repositories.find(name)) {
      response.writeHead(403).end('Only the smart protocol is served.\n');
    } else {
      sendNotFound(response);
    }
  }

  /** Before its first push, git asks what a repository has that is not there yet: nothing. */
  #advertise({ name, service, request, response }: Exchange): void {
    const toBeMade = service === 'git-receive-pack' && isRepositoryName(name);
    const repository =
      this.#repositories.find(name) ?? (toBeMade ? this.#empty : undefined);
    if (!repository) {
      sendNotFound(response);
      return;
    }
    const { directory } = repository;
    const handsOutCommits = !this.#faults.handsOutOnlyBranches;
    advertiseReferences({
      service,
      directory,
      request,
      response,
      handsOutCommits,
    });
  }

  async #serve({ name, service, request, response }: Exchange): Promise<void> {
    const pushes = service === 'git-receive-pack';
    const repository =
      pushes && isRepositoryName(name)
        ? await this.#repositories.ensure(name)
        : this.#repositories.find(name);
    if (!repository) {
      sendNotFound(response);
      return;
    }
    const { directory } = repository;
    const handsOutCommits = !this.#faults.handsOutOnlyBranches;
    await runService({
      service,
      directory,
      request,
      response,
      handsOutCommits,
    });
    if (pushes) {
      repository.forget();
      this.#repositories.announce(name);
    }
    if (pushes && this.#faults.losesPushAnswers) {
      response.destroy();
      return;
    }
    response.end();
  }
}
