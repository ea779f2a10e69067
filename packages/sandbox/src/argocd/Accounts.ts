import { randomUUID } from 'node:crypto';
import { ApiError } from './ApiError';

/** Who may talk to the sandbox's Argo CD. */
export interface ArgocdToken {
  token: string;
  /** The account under which its operations are recorded. */
  account: string;
  /** With it the account can log in; without it only the token works. */
  password?: string;
  /** The projects that it may see; all when absent. */
  projects?: readonly string[];
  /**
   * What it may do there with projects and applications: `get`, `create`, `update`, `delete`,
   * `sync`; everything when absent.
   */
  actions?: readonly string[];
}

const SESSION_HOURS = 24;

export class Accounts {
  readonly #byToken: Map<string, ArgocdToken>;
  readonly #sessions = new Map<string, { owner: ArgocdToken; ends: number }>();
  readonly #clock: () => Date;

  constructor(tokens: readonly ArgocdToken[], clock: () => Date) {
    this.#byToken = new Map(tokens.map(token => [token.token, token]));
    this.#clock = clock;
  }

  /** Logs in and returns a new token. */
  login(username: string, password: string): string {
    const owner = [...this.#byToken.values()].find(
      candidate =>
        candidate.account === username &&
        candidate.password !== undefined &&
        candidate.password === password,
    );
    if (!owner) {
      throw new ApiError('Unauthenticated', 'Invalid username or password');
    }
    const token = randomUUID();
    const ends = this.#clock().getTime() + SESSION_HOURS * 3_600_000;
    this.#sessions.set(token, { owner, ends });
    return token;
  }

  find(token: string): ArgocdToken | undefined {
    const session = this.#sessions.get(token);
    if (session) {
      return session.ends > this.#clock().getTime() ? session.owner : undefined;
    }
    return this.#byToken.get(token);
  }
}

export function isAllowed(
  account: ArgocdToken,
  action: string,
  project: string,
): boolean {
  return (
    (!account.projects || account.projects.includes(project)) &&
    (!account.actions || account.actions.includes(action))
  );
}
