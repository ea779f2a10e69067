import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from '@flightdeck/chromium';
import { z } from 'zod';

const root = resolve(__dirname, '../../..');
const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const statusSchema = z.object({ kubeconfig: z.string() });
/** The people of app-config.yaml: of the platform team, of the CO2 calculator's, of another one. */
export type Person = 'Grace' | 'Ada' | 'Katherine';

const READY = /Flightdeck is at (\S+)/;

/**
 * The portal with its sandbox, started by the command that a new user types, on ports and with
 * data of its own.
 */
export class Portal {
  readonly #process: ChildProcess;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #data: string;
  readonly #control: string;
  readonly url: string;

  /** With settings beside those of `app-config.yaml`, by their key. */
  static async start(options: {
    port: number;
    sandboxPort: number;
    settings?: Readonly<Record<string, unknown>>;
  }) {
    const data = await mkdtemp(join(tmpdir(), 'flightdeck-e2e-'));
    const environment = {
      ...process.env,
      FLIGHTDECK_PORT: String(options.port),
      FLIGHTDECK_SANDBOX_PORT: String(options.sandboxPort),
      FLIGHTDECK_DATA: data,
      FLIGHTDECK_URL: `http://localhost:${options.port}`,
      ...Object.fromEntries(
        Object.entries(options.settings ?? {}).map(([key, value]) => [
          `APP_CONFIG_${key.replaceAll('.', '_')}`,
          JSON.stringify(value),
        ]),
      ),
    };
    const child = spawn('./flightdeck', ['start'], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise<string>((ready, fail) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const match = READY.exec(output);
        if (match) {
          ready(new URL(match[1]).origin);
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', code =>
        fail(new Error(`The portal ended with ${code}:\n${output}`)),
      );
    });
    const control = `http://127.0.0.1:${options.sandboxPort}`;
    return new Portal(child, environment, { data, control, url });
  }

  private constructor(
    child: ChildProcess,
    environment: NodeJS.ProcessEnv,
    at: { data: string; control: string; url: string },
  ) {
    this.#process = child;
    this.#environment = environment;
    this.#data = at.data;
    this.#control = at.control;
    this.url = at.url;
  }

  /** Opens the first page as one of the example people, or as the guest, whoever was there before. */
  async signIn(page: Page, person: Person | 'guest'): Promise<void> {
    if (person !== 'guest') {
      await this.#knows(`user:default/${person.toLowerCase()}`);
    }
    // Where the portal does not run, which would write down again who is signed in.
    await page.goto(`${this.url}/api/auth/example/refresh`);
    await page.evaluate(() => window.localStorage.clear());
    await page.goto(this.url);
    const name = person === 'guest' ? 'Enter' : `Sign in as ${person}`;
    await page.getByRole('button', { name }).click();
    await page.waitForURL(url => url.pathname === '/environments');
  }

  /** Asks the API of the environments plugin as a person would who has a token. */
  async ask(
    person: Person,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: unknown }> {
    const token = await this.#tokenOf(person);
    const response = await fetch(`${this.url}/api/environments/v1/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async #tokenOf(person: Person): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/example/refresh`, {
      headers: { 'x-example-person': `user:default/${person.toLowerCase()}` },
    });
    return sessionSchema.parse(await response.json()).backstageIdentity.token;
  }

  /** Waits until the catalog has read who somebody is, which takes seconds after the start. */
  async #knows(userEntityRef: string): Promise<void> {
    const url = `${this.url}/api/auth/example/refresh`;
    const headers = { 'x-example-person': userEntityRef };
    const deadline = Date.now() + 60_000;
    for (;;) {
      const response = await fetch(url, { headers });
      if (response.ok) {
        return;
      }
      if (Date.now() > deadline) {
        throw new Error(`Nobody can sign in: ${await response.text()}`);
      }
      await setTimeout(200);
    }
  }

  /** Runs `./flightdeck` with a verb against the running sandbox, and answers what it printed. */
  async flightdeck(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('./flightdeck', args, {
      cwd: root,
      env: this.#environment,
    });
    return stdout;
  }

  /** The path of a kubeconfig for the cluster of the sandbox. */
  async kubeconfig(): Promise<string> {
    const response = await fetch(`${this.#control}/status`);
    const { kubeconfig } = statusSchema.parse(await response.json());
    return kubeconfig;
  }

  /** Ends it as Ctrl-C would, and answers its exit code. */
  async stop(): Promise<number | undefined> {
    const ended = new Promise<number | undefined>(done =>
      this.#process.once('exit', code => done(code ?? undefined)),
    );
    this.#process.kill('SIGINT');
    const code = await ended;
    await rm(this.#data, { recursive: true, force: true });
    return code;
  }
}
