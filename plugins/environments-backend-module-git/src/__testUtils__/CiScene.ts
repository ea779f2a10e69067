import { inspect } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { Release } from '@flightdeck/plugin-environments-common';
import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import { CiStatusCollector } from '../ci/CiStatusCollector';
import { PoliteClient } from '../forge/PoliteClient';
import { RepositoryHosts } from '../hosts/RepositoryHosts';
import { CiHost } from './CiHost';
import type { Report } from './ciDialects';
import { anApplication, evidenceRequest, NOW } from './evidenceRequest';
import type { ForgeKind } from './integrationsOf';

const TOKEN = 'hunter2-of-the-host';

export const COMMIT = 'a'.repeat(40);
export const OTHER = 'b'.repeat(40);

/** What each host calls what succeeded, failed, and so on. */
export const WORDS = {
  github: {
    good: ['success'],
    bad: ['failure', 'cancelled', 'timed_out', 'startup_failure', 'stale'],
    running: ['queued', 'in_progress', 'waiting', 'action_required', 'new_one'],
    skipped: ['skipped', 'neutral'],
  },
  gitlab: {
    good: ['success'],
    bad: ['failed', 'canceled'],
    running: ['created', 'pending', 'running', 'manual', 'scheduled'],
    skipped: ['skipped'],
  },
  gitea: {
    good: ['success'],
    bad: ['failure', 'error', 'warning'],
    running: ['pending'],
    skipped: ['skipped'],
  },
};

/** A collector, a host with what CI says, and a clock. */
export class CiScene {
  readonly host: CiHost;
  readonly collector: CiStatusCollector;
  #time = NOW;

  private constructor(host: CiHost) {
    this.host = host;
    const now = () => this.#time;
    const integrations = new ConfigReader({
      integrations: { ...host.integrations },
    });
    this.collector = new CiStatusCollector({
      hosts: new RepositoryHosts([], ScmIntegrations.fromConfig(integrations)),
      client: new PoliteClient({ now }),
      now,
    });
  }

  static async start(kind: ForgeKind): Promise<CiScene> {
    return new CiScene(await CiHost.start(kind, TOKEN));
  }

  report(...reports: Report[]): void {
    this.host.commits.set(COMMIT, reports);
  }

  wait(seconds: number): void {
    this.#time = new Date(this.#time.getTime() + seconds * 1000);
  }

  /** Of the release of one commit, where nothing else is said. Whoever is told sees no credential. */
  async collect(
    options: Record<string, unknown> = {},
    {
      repository = this.host.repository,
      signal = new AbortController().signal,
      ...release
    }: Partial<Release> & { repository?: string; signal?: AbortSignal } = {},
  ): Promise<CollectedEvidence> {
    const found = await this.collector.collect(
      evidenceRequest({
        key: 'key-of-a',
        revisions: [`shop-staging@${COMMIT}`],
        applications: [
          anApplication('shop-staging', {
            sources: [{ repoUrl: repository, path: 'deploy' }],
          }),
        ],
        options,
        ...release,
      }),
      { signal },
    );
    if (inspect(found, { depth: 9 }).includes('hunter2')) {
      throw new Error('The evidence has a credential in it.');
    }
    return found;
  }
}

/** What CI says of a check. */
export function check(word: string, name = 'test'): Report {
  return { name, word };
}
