import { z } from 'zod';

const errorSchema = z.object({ error: z.string() });
const scenariosSchema = z.object({
  scenarios: z.array(z.object({ id: z.string(), description: z.string() })),
});
const brokenSchema = z.object({ broken: z.array(z.string()) });
const healedSchema = z.object({ healed: z.array(z.string()) });

/** Talks to the control server of a sandbox that runs. */
export class ControlClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async scenarios() {
    const answer = await this.#ask('GET', '/scenarios');
    return scenariosSchema.parse(answer).scenarios;
  }

  async break(environment: string, scenario: string): Promise<string[]> {
    const path = `/environments/${encodeURIComponent(environment)}/break`;
    const answer = await this.#ask('POST', path, { scenario });
    return brokenSchema.parse(answer).broken;
  }

  async heal(environment: string): Promise<string[]> {
    const path = `/environments/${encodeURIComponent(environment)}/heal`;
    const answer = await this.#ask('POST', path);
    return healedSchema.parse(answer).healed;
  }

  /** Releases a tag of the backend's image. */
  async release(environment: string, tag: string): Promise<void> {
    const path = `/environments/${encodeURIComponent(environment)}/release`;
    await this.#ask('POST', path, { tag });
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await this.#fetch(method, path, body);
    const answer: unknown = await response.json();
    if (!response.ok) {
      const { success, data } = errorSchema.safeParse(answer);
      throw new Error(success ? data.error : `${path}: ${response.statusText}`);
    }
    return answer;
  }

  async #fetch(method: string, path: string, body?: object) {
    try {
      return await fetch(this.#url + path, {
        method,
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
    } catch (error) {
      throw new Error(
        `The sandbox is not running at ${this.#url}; start it first.`,
        { cause: error },
      );
    }
  }
}
