import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { WatchedCluster } from '../config/ClusterConfig';
import { AnsweringServer } from './AnsweringServer';

const patchSchema = z.object({
  metadata: z.object({ resourceVersion: z.string().optional() }).default({}),
  spec: z.looseObject({}).default({}),
});

type Patch = z.infer<typeof patchSchema>;

/** A change that has reached the server. */
export interface Arrival {
  path: string;
  patch: Patch;
  /** Makes it, unless it is of an older version. Whether it did. */
  make(): boolean;
  /** Makes it, as an API server would, and answers. */
  accept(): void;
  /** Makes it, and lets nobody know. */
  acceptSilently(): void;
  answer(status: number, body?: string): void;
}

/** An API server with one workload, whose answers to changes a test decides. */
export class WorkloadServer {
  readonly arrivals: Arrival[] = [];
  /** Whether the account may change anything, as the server tells those who ask. */
  mayChange = true;
  onChange: (arrival: Arrival, number: number) => void = arrival =>
    arrival.accept();
  updateStrategy: { type: string } | undefined;
  /** The changes that were made. */
  readonly made: Patch[] = [];
  #server: AnsweringServer | undefined;

  static async create(): Promise<WorkloadServer> {
    const server = new WorkloadServer();
    server.#server = await AnsweringServer.create((request, response) => {
      const { method = '', url = '' } = request;
      const [path] = url.split('?');
      if (method === 'GET') {
        send(response, 200, server.object);
      } else if (method === 'POST') {
        send(response, 201, { status: { allowed: server.mayChange } });
      } else {
        void text(request).then(body => server.#arrive(path, body, response));
      }
    });
    return server;
  }

  get object() {
    const { replicas = 2, template = {} } = this.made.at(-1)?.spec ?? {};
    return {
      metadata: {
        uid: 'a',
        resourceVersion: String(this.made.length),
        generation: this.made.length,
      },
      spec: { replicas, template, updateStrategy: this.updateStrategy },
      status: {},
    };
  }

  connect(): WatchedCluster {
    return {
      type: 'watched',
      name: 'contract',
      url: this.#server?.url ?? '',
      credentials: { type: 'token', token: 'of-the-account' },
      skipTLSVerify: false,
    };
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  #arrive(path: string, body: string, response: ServerResponse): void {
    const patch = patchSchema.parse(JSON.parse(body));
    const { resourceVersion } = patch.metadata;
    const make = () => {
      const isStale =
        resourceVersion !== undefined &&
        resourceVersion !== this.object.metadata.resourceVersion;
      if (!isStale) {
        this.made.push(patch);
      }
      return !isStale;
    };
    const arrival: Arrival = {
      path,
      patch,
      make,
      accept: () =>
        make()
          ? send(response, 200, this.object)
          : send(response, 409, { reason: 'Conflict' }),
      acceptSilently: () => {
        make();
        response.destroy();
      },
      answer: (status, words = '{"message":"secret words"}') => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(words);
      },
    };
    this.arrivals.push(arrival);
    this.onChange(arrival, this.arrivals.length);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
