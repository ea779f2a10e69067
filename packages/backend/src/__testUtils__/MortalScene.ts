import { setTimeout as wait } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  checklistAnswerSchema,
  checklistEventsSchema,
} from '@flightdeck/plugin-environments-common';
import type { JsonObject } from '@backstage/types';
import { type Deed, ITEMS, type Told } from './deeds';
import { eventually } from './eventually';
import { Mailbox } from './Mailbox';
import { MortalBackend, type MortalExchange } from './MortalBackend';

/**
 * When a backend is killed: at a statement of the first deed, once all requests are on their way,
 * so many milliseconds later, at the head of the first answer, or when it sends a notification.
 */
export type Death =
  | { at: 'event' | 'commit' | 'written' | 'answered' | 'letter' }
  | { afterMs: number };

/** One backend after the other on the same database, each of which is killed. */
export class MortalScene {
  readonly mailbox: Mailbox;
  readonly #config: JsonObject;
  #backend = new MortalBackend();
  /** Loads its code while the one before still answers. */
  #heir = new MortalBackend();

  private constructor(mailbox: Mailbox, database: JsonObject) {
    this.mailbox = mailbox;
    this.#config = {
      backend: {
        baseUrl: 'http://127.0.0.1',
        listen: '127.0.0.1:0',
        database,
      },
      discovery: {
        endpoints: [{ target: mailbox.url, plugins: ['notifications'] }],
      },
      environments: {
        checklists: { definition: { title: 'Before prod', items: ITEMS } },
      },
    };
  }

  static async create(database: JsonObject): Promise<MortalScene> {
    const scene = new MortalScene(await Mailbox.open(), database);
    await scene.#backend.start(scene.#config);
    return scene;
  }

  /** What the API tells, once the checklist is open and something holds. */
  async read(isWanted: (told: Told) => boolean = () => true): Promise<Told> {
    let told: Told | undefined;
    await eventually(async () => {
      told = await this.#read();
      return told?.checklist.standing === 'open' && isWanted(told);
    });
    if (!told) {
      throw new Error('There is no checklist.');
    }
    return told;
  }

  /** The status of the answer. */
  async do(deed: Deed): Promise<number> {
    const request = deed.request(await this.read());
    return (await this.#backend.ask(request)).status;
  }

  /** Does things at once, and kills the backend that is to do them. */
  async dieOf(deeds: readonly Deed[], death: Death): Promise<void> {
    const told = await this.read();
    const at = 'at' in death ? death.at : undefined;
    if (at === 'event' || at === 'commit') {
      await this.#backend.arm({ table: deeds[0].table, at });
    }
    const letter = this.mailbox.next();
    const sent = deeds.map(deed => this.#backend.send(deed.request(told)));
    await this.#momentOf(death, sent, letter);
    await this.#backend.kill();
  }

  /** Goes on with a new backend. */
  async rise(): Promise<void> {
    this.#backend = this.#heir;
    this.#heir = new MortalBackend();
    await this.#backend.start(this.#config);
  }

  async close(): Promise<void> {
    await Promise.all([this.#backend.kill(), this.#heir.kill()]);
    await this.mailbox.close();
  }

  async #momentOf(
    death: Death,
    sent: readonly MortalExchange[],
    letter: Promise<void>,
  ): Promise<void> {
    const written = Promise.all(sent.map(exchange => exchange.written));
    const answered = Promise.race(sent.map(exchange => exchange.answered));
    if ('afterMs' in death) {
      await written;
      await wait(death.afterMs);
    } else {
      const moments = {
        event: unless(answered, this.#backend.ended),
        commit: unless(answered, this.#backend.ended),
        written,
        answered,
        letter: unless(answered, letter),
      };
      await moments[death.at];
    }
  }

  async #read(): Promise<Told | undefined> {
    const authorization = mockCredentials.user.header();
    const read = async (path: string) =>
      (await this.#backend.ask({ method: 'GET', path, authorization })).body;
    const { checklist } = checklistAnswerSchema.parse(await read('checklist'));
    const { events } = checklistEventsSchema.parse(
      await read('checklist/events'),
    );
    return checklist && { checklist, events };
  }
}

/** Rejects when a backend answers before the moment at which it is to die. */
function unless(
  answered: Promise<unknown>,
  moment: Promise<void>,
): Promise<void> {
  const tooLate = answered.then((): void => {
    throw new Error('The backend answered and did not die.');
  });
  const either = Promise.race([moment, tooLate]);
  // Of the moments of a scene one is waited for.
  either.catch(() => {});
  return either;
}
