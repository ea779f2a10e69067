import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { eventually } from '../__testUtils__/eventually';
import { ChangePublisher } from './ChangePublisher';

function aPublisher(options: { fails?: boolean } = {}) {
  const published: SignalPayload[] = [];
  const ends: (() => void)[] = [];
  const publisher = new ChangePublisher({
    signals: {
      publish: async signal => {
        published.push(signal);
        if (options.fails) {
          throw new Error('no bus');
        }
      },
    },
    logger: mockServices.logger.mock(),
    delay: () => new Promise(resolve => ends.push(resolve)),
    intervalMs: 250,
    signal: new AbortController().signal,
  });
  const told = () => published.map(({ message }) => message.refs);
  /** Lets the interval that is under way pass. */
  const pass = () =>
    eventually(() => {
      const end = ends.pop();
      expect(end).toBeDefined();
      end?.();
    });
  return { publisher, published, told, pass };
}

describe('ChangePublisher', () => {
  it('tells the first at once and gathers those that follow', async () => {
    const { pass, published, publisher, told } = aPublisher();
    publisher.add(['a']);
    expect(published).toEqual([
      {
        channel: 'environments:changed',
        recipients: { type: 'broadcast' },
        message: { refs: ['a'] },
      },
    ]);
    publisher.add(['b', 'c']);
    publisher.add(['c', 'a']);
    await pass();
    await eventually(() => expect(told()).toEqual([['a'], ['b', 'c', 'a']]));
    await pass();
    await eventually(() => {
      publisher.add(['d']);
      expect(told()).toHaveLength(3);
    });
  });

  it('goes on after a signal that could not be sent', async () => {
    const { pass, publisher, told } = aPublisher({ fails: true });
    publisher.add(['a']);
    publisher.add(['b']);
    await pass();
    await eventually(() => expect(told()).toEqual([['a'], ['b']]));
  });
});
