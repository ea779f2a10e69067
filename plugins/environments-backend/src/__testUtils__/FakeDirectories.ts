import type {
  ClusterDescription,
  DeliveryInstance,
  NamespaceDescription,
  Presence,
} from '@flightdeck/plugin-environments-common';
import type {
  ClusterDirectory,
  DeliveryDirectory,
} from '@flightdeck/plugin-environments-node';

const AS_OF = '2026-03-02T12:00:00.000Z';

/** A cluster of which a test decides what it tells, and which counts how often it was asked. */
export class FakeClusterDirectory implements ClusterDirectory {
  readonly cluster: string;
  readonly title: string;
  asked = 0;
  /** When set, every question fails with it. */
  error: Error | undefined;
  /** The namespaces that it has. */
  readonly namespaces: string[] = [];

  constructor(cluster: string, title = cluster) {
    this.cluster = cluster;
    this.title = title;
  }

  async describe(): Promise<ClusterDescription> {
    this.#ask();
    return {
      cluster: this.cluster,
      state: 'ok',
      message: 'It answers.',
      asOf: AS_OF,
      version: 'v1.36.0',
      storageClasses: [{ name: 'fast', default: true, expandable: true }],
      served: { Rollout: true },
      problems: [],
    };
  }

  async describeNamespace(name: string): Promise<NamespaceDescription> {
    this.#ask();
    const exists = this.namespaces.includes(name);
    return {
      cluster: this.cluster,
      name,
      asOf: AS_OF,
      state: exists ? 'exists' : 'absent',
      message: exists ? `It has ${name}.` : `It has no ${name}.`,
      problems: [],
    };
  }

  async close(): Promise<void> {}

  #ask(): void {
    this.asked += 1;
    if (this.error) {
      throw this.error;
    }
  }
}

/** An Argo CD instance of which a test decides what it has. */
export class FakeDeliveryDirectory implements DeliveryDirectory {
  readonly instance: string;
  /** When set, every question fails with it. */
  error: Error | undefined;
  readonly projects: string[] = [];
  readonly applications: string[] = [];
  /** What it says of a name when it cannot tell. */
  doubt: string | undefined;

  constructor(instance: string) {
    this.instance = instance;
  }

  async describe(): Promise<DeliveryInstance> {
    this.#ask();
    return {
      name: this.instance,
      state: 'ok',
      message: 'It answers.',
      destinations: [
        { name: 'in-cluster', server: 'https://kubernetes.default.svc' },
      ],
    };
  }

  async findProject(name: string): Promise<Presence> {
    return this.#find(this.projects, 'project', name);
  }

  async findApplication(name: string): Promise<Presence> {
    return this.#find(this.applications, 'application', name);
  }

  async close(): Promise<void> {}

  #find(known: string[], what: string, name: string): Presence {
    this.#ask();
    if (this.doubt) {
      return { state: 'unknown', message: this.doubt };
    }
    return known.includes(name)
      ? { state: 'exists', message: `It has the ${what} ${name}.` }
      : { state: 'absent', message: `It has no ${what} ${name}.` };
  }

  #ask(): void {
    if (this.error) {
      throw this.error;
    }
  }
}
