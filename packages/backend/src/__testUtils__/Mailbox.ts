import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

const letterSchema = z.object({
  recipients: z.object({ entityRef: z.array(z.string()) }),
  payload: z.object({ scope: z.string(), title: z.string() }),
});

export type Letter = z.infer<typeof letterSchema>;

/** What takes the notifications of a backend. */
export class Mailbox {
  readonly letters: Letter[] = [];
  readonly #server: Server;
  /** Called with each letter before it is answered. */
  #onLetter: () => void = () => {};

  private constructor() {
    this.#server = createServer(async (request, response) => {
      this.letters.push(letterSchema.parse(await json(request)));
      this.#onLetter();
      response.writeHead(200).end('[]');
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.#server.listen(0, '127.0.0.1');
    await once(mailbox.#server, 'listening');
    return mailbox;
  }

  get url(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : '';
  }

  /** Resolves with the next letter, which is not answered yet. */
  next(): Promise<void> {
    return new Promise(resolve => {
      this.#onLetter = resolve;
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
