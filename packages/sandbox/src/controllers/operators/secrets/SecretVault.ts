import { randomBytes } from 'node:crypto';

const SCHEMES = [
  {
    words: /redis|valkey|cache|broker|celery|queue/i,
    scheme: 'redis',
    host: 'redis.stores.example.org',
    port: '6379',
  },
  {
    words: /postgres|timescale|database|sql|(^|[^a-z])(db|pg)([^a-z]|$)/i,
    scheme: 'postgresql',
    host: 'postgres.stores.example.org',
    port: '5432',
  },
];
const ELSEWHERE = {
  scheme: 'https',
  host: 'service.stores.example.org',
  port: '443',
};
const BYTES = 24;

/**
 * What lies outside the cluster where secrets are kept. Each value is made up when it is first asked
 * for, and is the same for as long as the sandbox runs. None of them opens anything.
 */
export class SecretVault {
  readonly #values = new Map<string, string>();

  /** The value at a path of the store, such as `platform/shop/DATABASE_URL`. */
  read(path: string): string {
    const value = this.#values.get(path) ?? makeUp(path);
    this.#values.set(path, value);
    return value;
  }
}

/** Such that the application that gets it takes it for what its name says. */
function makeUp(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const secret = randomBytes(BYTES).toString('base64url');
  const { scheme, host, port } =
    SCHEMES.find(({ words }) => words.test(path)) ?? ELSEWHERE;
  if (/(url|uri|dsn)$/i.test(name)) {
    return `${scheme}://app:${secret}@${host}:${port}/0`;
  }
  if (/(host|hostname|endpoint)$/i.test(name)) {
    return host;
  }
  if (/port$/i.test(name)) {
    return port;
  }
  return /(user|username)$/i.test(name) ? 'app' : secret;
}
