import { type ChildProcess, spawn } from 'node:child_process';
import {
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  verify,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const RULE = join(
  __dirname,
  '../../../../docs/examples/gates/github-protection-rule.mjs',
);
const SECRET = 'hunter2-of-the-webhook';
const INSTALLATION_TOKEN = 'hunter3-of-the-installation';

export const FLIGHTDECK_TOKEN = 'hunter4-of-the-portal';

/** The example, a GitHub that it answers to, and a portal that it asks. */
export class ProtectionRule {
  readonly #rule: ChildProcess;
  readonly #server: Server;
  readonly #key: KeyObject;
  #url = '';
  /** What the portal answers. */
  verdict: { status: number; body: string } = { status: 200, body: '' };
  /** What GitHub was told. */
  readonly answers: unknown[] = [];
  /** What the portal was asked. */
  readonly asked: string[] = [];
  /** Requests with credentials that are not right. */
  readonly refused: string[] = [];
  /** All that it said. */
  output = '';

  private constructor(server: Server, rule: ChildProcess, key: KeyObject) {
    this.#server = server;
    this.#rule = rule;
    this.#key = key;
  }

  static async start(): Promise<ProtectionRule> {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = originOf(server);
    const rule = spawn(process.execPath, [RULE], {
      env: {
        PORT: '0',
        VERDICT_URL_PREFIX: `${origin}/portal/shop-`,
        FLIGHTDECK_TOKEN,
        GITHUB_API: origin,
        GITHUB_APP_ID: '7',
        GITHUB_APP_KEY: privateKey
          .export({ type: 'pkcs8', format: 'pem' })
          .toString(),
        GITHUB_WEBHOOK_SECRET: SECRET,
      },
    });
    const scene = new ProtectionRule(server, rule, publicKey);
    await scene.#begin();
    return scene;
  }

  get origin(): string {
    return originOf(this.#server);
  }

  /** As GitHub delivers an event; signed with its secret where no other signature is given. */
  async deliver(event: object, signature?: string): Promise<number> {
    const body = JSON.stringify(event);
    const digest = createHmac('sha256', SECRET).update(body).digest('hex');
    const { status } = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'x-github-event': 'deployment_protection_rule',
        'x-hub-signature-256': signature ?? `sha256=${digest}`,
      },
      body,
    });
    return status;
  }

  async close(): Promise<void> {
    this.#rule.kill();
    await once(this.#rule, 'exit');
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #begin(): Promise<void> {
    this.#server.on('request', async (request, response) => {
      const { headers, url = '' } = request;
      let body = '';
      for await (const part of request.setEncoding('utf8')) {
        body += part;
      }
      const token = headers.authorization?.replace('Bearer ', '') ?? '';
      if (url.startsWith('/portal/') && token === FLIGHTDECK_TOKEN) {
        this.asked.push(url);
        response.writeHead(this.verdict.status).end(this.verdict.body);
      } else if (url.startsWith('/app/') && this.#isOfApp(token)) {
        response.writeHead(201);
        response.end(JSON.stringify({ token: INSTALLATION_TOKEN }));
      } else if (url.startsWith('/repos/') && token === INSTALLATION_TOKEN) {
        this.answers.push({ url, ...JSON.parse(body) });
        response.writeHead(204).end();
      } else {
        this.refused.push(url);
        response.writeHead(401).end();
      }
    });
    this.#rule.stderr?.on('data', text => {
      this.output += text;
    });
    const { stdout } = this.#rule;
    if (!stdout) {
      throw new Error('The example says nothing.');
    }
    const [line] = await once(createInterface(stdout), 'line');
    this.#url = `http://127.0.0.1:${/\d+/.exec(line)?.[0]}`;
  }

  #isOfApp(token: string): boolean {
    const [header, claims, signature = ''] = token.split('.');
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`${header}.${claims}`),
      this.#key,
      Buffer.from(signature, 'base64url'),
    );
    const { exp, iat, iss } = JSON.parse(
      Buffer.from(claims, 'base64url').toString(),
    );
    // GitHub takes no token that holds for more than ten minutes.
    return isSigned && iss === '7' && exp - iat <= 600;
  }
}

function originOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address
    ? `http://127.0.0.1:${address.port}`
    : '';
}
