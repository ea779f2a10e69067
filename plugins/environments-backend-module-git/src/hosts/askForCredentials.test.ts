import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import { changeOf } from '../__testUtils__/changeOf';
import { createRepository } from '../__testUtils__/createRepository';

describe('the credentials of an app of GitHub', () => {
  let server: Server;
  let host: string;
  let asked: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end('{"message":"Bad credentials"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    host =
      typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
  });

  beforeEach(() => {
    asked = [];
  });

  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

  it.each([
    ['that GitHub refuses', privateKey, 1],
    ['whose key is none', 'hunter2', 0],
  ])('%s are our trouble, and are not told', async (_what, key, requests) => {
    const git = createRepository({
      integrations: {
        github: [
          {
            host,
            apiBaseUrl: `http://${host}/api/v3`,
            apps: [
              {
                appId: 1,
                clientId: 'client',
                clientSecret: 'hunter3',
                webhookSecret: 'hunter4',
                privateKey: key,
              },
            ],
          },
        ],
      },
    });
    const change = changeOf({
      repository: `http://${host}/acme/shop.git`,
      base: '1'.repeat(40),
    });
    const error = await git
      .write(change, { signal: new AbortController().signal })
      .catch((reason: Error) => reason);
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'gives no credentials for what is configured in integrations.github',
      ),
    });
    expect(inspect(error, { depth: 9 })).not.toMatch(/hunter|PRIVATE KEY|eyJ/);
    expect(asked).toHaveLength(requests);
  });
});
