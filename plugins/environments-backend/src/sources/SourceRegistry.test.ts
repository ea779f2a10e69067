import { mockServices } from '@backstage/backend-test-utils';
import { FakeSource } from '../__testUtils__/FakeSource';
import { aDefinition } from '../__testUtils__/fixtures';
import { SourceRegistry } from './SourceRegistry';

const environment = aDefinition();

async function aRegistry(...sources: FakeSource[]) {
  const logger = mockServices.logger.mock();
  const registry = new SourceRegistry();
  sources.forEach(source => registry.addSource(source));
  const changed = jest.fn();
  const start = () =>
    registry.start(
      {
        environments: { list: () => [environment], subscribe: () => () => {} },
        changed,
        signal: new AbortController().signal,
      },
      { logger },
    );
  const states = () =>
    registry
      .read(environment)
      .flatMap(({ statuses }) => statuses.map(({ state }) => state));
  return { changed, logger, registry, start, states };
}

describe('SourceRegistry', () => {
  it('refuses a second source with the same id', async () => {
    const { registry } = await aRegistry(new FakeSource('kubernetes'));
    expect(() => registry.addSource(new FakeSource('kubernetes'))).toThrow(
      "A source with the id 'kubernetes' was added before.",
    );
  });

  it('does not read a source before it has started', async () => {
    const source = new FakeSource();
    const { changed, start, states } = await aRegistry(source);
    expect(states()).toEqual(['starting']);
    expect(source.reads).toBe(0);
    await start();
    expect(states()).toEqual(['ok']);
    expect(changed).toHaveBeenCalledWith([environment.ref]);
  });

  it('keeps a source that fails from the others, and logs it once', async () => {
    const [bad, good] = [new FakeSource('a'), new FakeSource('b')];
    const { logger, start, states } = await aRegistry(bad, good);
    await start();
    bad.tell(() => {
      throw new Error('bug');
    });
    expect([states(), states()]).toEqual([
      ['unreachable', 'ok'],
      ['unreachable', 'ok'],
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    bad.tell(() => ({}));
    expect(states()).toEqual(['ok', 'ok']);
  });

  it.each([
    ['nothing', undefined],
    ['a reading without statuses', { indicators: [] }],
    ['statuses that are no list', { statuses: 'ok' }],
    ['a status that is none', { statuses: [{ id: 'a', state: 'splendid' }] }],
  ])('keeps a source that reads %s from the others', async (_, reading) => {
    const [bad, good] = [new FakeSource('a'), new FakeSource('b')];
    jest.spyOn(bad, 'read').mockReturnValue(unchecked(reading));
    const { logger, start, states } = await aRegistry(bad, good);
    await start();
    expect(states()).toEqual(['unreachable', 'ok']);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('The source a failed to tell'),
    );
  });
});

/** What a plugin in JavaScript might return: anything. */
function unchecked(value: unknown) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
