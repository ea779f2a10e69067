import type {
  EnvironmentDefinition,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { aDefinition, anApplication } from '../__testUtils__/fixtures';
import { assembleFacts } from './assembleFacts';

const status = (id: string): SourceStatus => ({
  id,
  kind: id,
  name: id,
  state: 'ok',
  message: 'Reading.',
  gaps: [],
});
const withApplication = aDefinition({ applications: [{ name: 'shop' }] });
const without = aDefinition({ applications: [] });

describe('assembleFacts', () => {
  it('keeps what could not be read apart from what is empty', () => {
    const { objects, indicators } = assembleFacts(without, [
      { statuses: [status('a')], objects: { Pod: [] } },
      { statuses: [status('b')] },
    ]);
    expect(objects.Pod).toEqual([]);
    expect(objects.Deployment).toBeUndefined();
    expect(indicators).toBeUndefined();
  });

  it('puts the readings of several sources together, in a steady order', () => {
    const facts = assembleFacts(withApplication, [
      { statuses: [status('b')], applications: [anApplication('one')] },
      { statuses: [status('a')], applications: [anApplication('two')] },
    ]);
    expect(facts.sources.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(facts.applications?.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  it.each<[string, EnvironmentDefinition, unknown]>([
    ['names an application and nobody tells', withApplication, undefined],
    ['names no application', without, []],
  ])('when an environment %s', (_, environment, applications) => {
    expect(
      assembleFacts(environment, [{ statuses: [status('a')] }]).applications,
    ).toEqual(applications);
  });
});
