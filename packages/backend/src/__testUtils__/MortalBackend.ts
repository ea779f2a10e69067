import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { z } from 'zod';
import type { DeadlyStatementOrder } from './DeadlyStatement';
import { mortalAnswerSchema, type MortalOrder } from './mortalMessages';

type MortalAnswer = z.infer<typeof mortalAnswerSchema>;

/** A request to the environments plugin. */
export interface MortalRequest {
  method: 'GET' | 'POST';
  path: string;
  authorization: string;
  body?: object;
}

/** What came of a request to a backend that is about to be killed. */
export interface MortalExchange {
  /** Resolves once the whole request is on its way. */
  written: Promise<unknown>;
  /** Resolves at the head of the answer; never, when the backend dies before. */
  answered: Promise<unknown>;
}

/** A backend in a process of its own, which can be killed at any moment. */
export class MortalBackend {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #port = 0;

  /** Loads its code; it is started later. */
  constructor() {
    this.#child = fork(join(__dirname, 'mortalProcess.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#ended = once(this.#child, 'exit').then(([code, signal]) => {
      if (signal !== 'SIGKILL') {
        throw new Error(`The backend ended by itself, with ${code ?? signal}.`);
      }
    });
    // Whoever waits for it is told; nobody may.
    this.#ended.catch(() => {});
  }

  /** Resolves once the process was killed; rejects when it ends otherwise. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  async start(config: JsonObject): Promise<void> {
    const answer = await this.#order({ do: 'start', config });
    this.#port = answer.done === 'start' ? answer.port : 0;
  }

  /** Has it die of a statement to its database. */
  async arm(statement: DeadlyStatementOrder): Promise<void> {
    await this.#order({ do: 'arm', statement });
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Sends a request that may never be answered. */
  send({ authorization, body, method, path }: MortalRequest): MortalExchange {
    const request = http.request({
      host: '127.0.0.1',
      port: this.#port,
      agent: false,
      method,
      path: `/api/environments/v1/environments/default/shop-prod/${path}`,
      headers: { authorization, 'content-type': 'application/json' },
    });
    // That it dies is what is wanted.
    request.on('error', () => {});
    request.end(body && JSON.stringify(body));
    return {
      written: new Promise(resolve => request.on('finish', resolve)),
      answered: new Promise(resolve => request.on('response', resolve)),
    };
  }

  async ask(
    request: MortalRequest,
  ): Promise<{ status: number; body: unknown }> {
    const { authorization, body, method, path } = request;
    const response = await fetch(
      `http://127.0.0.1:${
        this.#port
      }/api/environments/v1/environments/default/shop-prod/${path}`,
      {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  async #order(order: MortalOrder): Promise<MortalAnswer> {
    const died = this.#ended.then(() => {
      throw new Error(`The backend died before it could ${order.do}.`);
    });
    // Of the two that are raced it may lose.
    died.catch(() => {});
    const done = new Promise<MortalAnswer>(resolve => {
      const receive = (message: unknown) => {
        // The loader of TypeScript tells its parent which files it read.
        const answer = mortalAnswerSchema.safeParse(message);
        if (answer.success) {
          this.#child.off('message', receive);
          resolve(answer.data);
        }
      };
      this.#child.on('message', receive);
    });
    this.#child.send(order);
    return Promise.race([done, died]);
  }
}
