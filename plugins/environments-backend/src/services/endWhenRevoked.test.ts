import { NotAllowedError } from '@backstage/errors';
import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { once } from 'node:events';
import { aLine } from '../__testUtils__/FakeInspector';
import { endWhenRevoked } from './endWhenRevoked';

/** A log that is silent after its first line until its reader leaves or loses the right. */
async function readAll(authorize: () => Promise<void>, leave: Promise<void>) {
  const revoked = new AbortController();
  async function* log(): AsyncGenerator<LogEntry, void, void> {
    yield aLine('one');
    await Promise.race([once(revoked.signal, 'abort'), leave]);
  }
  const read: LogEntry[] = [];
  const options = { authorize, everyMs: 1, revoked };
  for await (const entry of endWhenRevoked(log(), options)) {
    read.push(entry);
  }
  return { read, isRevoked: revoked.signal.aborted };
}

describe('endWhenRevoked', () => {
  it('ends when the reader loses the right, and says so', async () => {
    let asked = 0;
    const never = new Promise<void>(() => {});
    const { read, isRevoked } = await readAll(async () => {
      asked += 1;
      if (asked > 2) {
        throw new NotAllowedError('You are not allowed to read this.');
      }
    }, never);
    expect(read).toEqual([
      aLine('one'),
      { type: 'end', message: 'You are not allowed to read this.' },
    ]);
    expect(isRevoked).toBe(true);
  });

  it('goes on while nobody can tell', async () => {
    let asked = 0;
    let leave = () => {};
    const left = new Promise<void>(resolve => {
      leave = resolve;
    });
    const { read, isRevoked } = await readAll(async () => {
      asked += 1;
      if (asked === 5) {
        leave();
      }
      throw new Error('The permission backend is gone.');
    }, left);
    expect(read).toEqual([aLine('one')]);
    expect(isRevoked).toBe(false);
  });
});
