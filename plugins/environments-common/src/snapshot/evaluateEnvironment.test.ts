import { anApplication, aReading, NOW } from '../__testUtils__/builders';
import { environmentSnapshotSchema } from './EnvironmentSnapshot';
import { evaluateEnvironment } from './evaluateEnvironment';
import { aBrokenShop } from '../__testUtils__/shop';

describe('evaluateEnvironment', () => {
  it('gives what the API promises, and nothing that grows with the time that passes', () => {
    const facts = {
      ...aBrokenShop(),
      applications: [anApplication()],
      indicators: [aReading()],
    };
    const first = evaluateEnvironment(facts, undefined, NOW);
    const second = evaluateEnvironment(
      facts,
      first.memory,
      new Date(NOW.getTime() + 1000),
    );
    expect(
      environmentSnapshotSchema.parse({ ...first.snapshot, version: '1' }),
    ).toEqual({ ...first.snapshot, version: '1' });
    expect({ ...second.snapshot, evaluatedAt: '' }).toEqual({
      ...first.snapshot,
      evaluatedAt: '',
    });
  });
});
