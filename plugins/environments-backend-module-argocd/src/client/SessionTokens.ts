import type { ArgocdCredentials } from '../config/ArgocdInstance';
import { ArgocdError } from './ArgocdError';

/** Argo CD's sessions last 24 hours; ours is renewed a little before. */
const LIFETIME_MS = 23 * 60 * 60 * 1000;
/** Argo CD locks an account after five failures in five minutes. */
const REFUSAL_MS = 75_000;

/** Logs in with a password and resolves to a token. */
export type Login = (
  credentials: Extract<ArgocdCredentials, { type: 'password' }>,
) => Promise<string>;

/** The token to send: the configured one, or that of a session which is kept and renewed. */
export class SessionTokens {
  readonly #credentials: ArgocdCredentials;
  readonly #login: Login;
  readonly #now: () => number;
  #session?: { token: string; ends: number };
  #pending?: Promise<string>;
  #refusal?: { error: ArgocdError; ends: number };

  constructor(
    credentials: ArgocdCredentials,
    login: Login,
    now: () => number = Date.now,
  ) {
    this.#credentials = credentials;
    this.#login = login;
    this.#now = now;
  }

  async get(): Promise<string> {
    if (this.#credentials.type === 'token') {
      return this.#credentials.token;
    }
    if (this.#session && this.#session.ends > this.#now()) {
      return this.#session.token;
    }
    if (this.#refusal && this.#refusal.ends > this.#now()) {
      throw this.#refusal.error;
    }
    this.#pending ??= this.#open(this.#credentials).finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Forgets a token that was not accepted. Whether asking again may give another one. */
  reject(token: string): boolean {
    if (this.#session?.token === token) {
      this.#session = undefined;
    }
    return this.#credentials.type === 'password';
  }

  async #open(
    credentials: Extract<ArgocdCredentials, { type: 'password' }>,
  ): Promise<string> {
    try {
      const token = await this.#login(credentials);
      this.#session = { token, ends: this.#now() + LIFETIME_MS };
      this.#refusal = undefined;
      return token;
    } catch (error) {
      if (error instanceof ArgocdError && error.failure !== 'unreachable') {
        this.#refusal = { error, ends: this.#now() + REFUSAL_MS };
      }
      throw error;
    }
  }
}
