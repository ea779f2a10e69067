import { mockServices } from '@backstage/backend-test-utils';
import type {
  Application,
  ApplicationOperation,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { ArgocdDeliveryEngine } from '../delivery/ArgocdDeliveryEngine';
import { ArgocdConnections } from '../source/ArgocdConnections';
import { environment } from './environments';
import { startSandbox, type TestSandbox, TOKEN } from './startSandbox';

export const NAME = 'co2-calculator-prod';
export const PROD = environment('prod', NAME);
export const REQUESTED_BY = 'user:default/ada';

type ClusterObject = NonNullable<ReturnType<TestSandbox['cluster']['get']>>;

/** An engine beside a sandbox whose production waits for a release. */
export class EngineScene {
  readonly sandbox: TestSandbox;
  readonly connections: ArgocdConnections;
  readonly engine: ArgocdDeliveryEngine;
  readonly #ending = new AbortController();

  private constructor(
    sandbox: TestSandbox,
    { token = TOKEN, url = sandbox.url }: { token?: string; url?: string } = {},
  ) {
    this.sandbox = sandbox;
    this.connections = new ArgocdConnections(
      [
        {
          name: 'sandbox',
          url,
          frontendUrl: url,
          credentials: { type: 'token', token },
        },
      ],
      {
        logger: mockServices.logger.mock(),
        timing: { heartbeatMs: 1_000, windows: { tickMs: 20, everyMs: 50 } },
      },
    );
    this.engine = new ArgocdDeliveryEngine(this.connections, { pollMs: 30 });
  }

  static async start(git: GitServer): Promise<EngineScene> {
    const sandbox = await startSandbox(git);
    const scene = new EngineScene(sandbox);
    await until(() => scene.object().status !== undefined);
    return scene;
  }

  /** The same, by another account. */
  as(token: string): EngineScene {
    return new EngineScene(this.sandbox, { token });
  }

  /** The same, by way of another server. */
  through(url: string): EngineScene {
    return new EngineScene(this.sandbox, { url });
  }

  /** For calls of the engine, that must not take long. */
  get signal(): AbortSignal {
    return AbortSignal.any([this.#ending.signal, AbortSignal.timeout(20_000)]);
  }

  get options() {
    return { signal: this.signal };
  }

  /** The object as the cluster holds it. */
  object(name = NAME, namespace = 'argocd'): ClusterObject {
    const found = this.sandbox.cluster.get('Application', namespace, name);
    if (!found) {
      throw new Error(`Application ${name} is gone.`);
    }
    return found;
  }

  patch(patch: object, name = NAME, namespace = 'argocd'): void {
    this.sandbox.cluster.patch('Application', namespace, name, { ...patch });
  }

  /** Lets every sync fail at first, and then wait for long. */
  stall(): void {
    this.sandbox.cluster.delete('Namespace', '', NAME);
    const retry = { limit: 1, backoff: { duration: '1h', factor: 1 } };
    this.patch({ spec: { syncPolicy: { retry } } });
  }

  async inspect(which: EnvironmentDefinition = PROD): Promise<Application> {
    return (await this.engine.inspect(which, this.options))[0];
  }

  sync(application: Application, prune = false): Promise<void> {
    const request = { application, prune, requestedBy: REQUESTED_BY };
    return this.engine.sync(request, this.options);
  }

  rollback(application: Application, historyId: number): Promise<void> {
    return this.engine.rollback(
      { application, historyId, prune: false, requestedBy: REQUESTED_BY },
      this.options,
    );
  }

  async follow(
    application: Application,
    onOperation?: (operation: ApplicationOperation) => void,
  ): Promise<ApplicationOperation[]> {
    const operations: ApplicationOperation[] = [];
    const options = { since: new Date(), signal: this.signal };
    for await (const operation of this.engine.follow(application, options)) {
      operations.push(operation);
      onOperation?.(operation);
    }
    return operations;
  }

  /** Method and path of every request since the last call that changes something. */
  changes(): string[] {
    return this.sandbox.requests
      .splice(0)
      .filter(line => !line.startsWith('GET '));
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.sandbox.close();
  }
}

/** A sync window that is always open, or always closed. */
export function windowAlways(kind: 'allow' | 'deny', more: object = {}) {
  return {
    kind,
    schedule: '* * * * *',
    duration: '1h',
    applications: ['*'],
    ...more,
  };
}
