import { aSource, NOW } from '../__testUtils__/builders';
import { aBrokenShop, aHealthyShop } from '../__testUtils__/shop';
import type { Maintenance } from '../environment';
import type { EnvironmentFacts } from '../health';
import { evaluateEnvironment } from './evaluateEnvironment';
import { summarizeForFleet } from './summarizeFleet';

const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

function under(maintenance: Maintenance, facts = aBrokenShop(), now = NOW) {
  const environment = { ...facts.environment, maintenance };
  return evaluateEnvironment({ ...facts, environment }, undefined, now);
}

describe('maintenance', () => {
  const until = at(3600).toISOString();

  it.each<[string, Maintenance, EnvironmentFacts, string]>([
    [
      'with reason and end',
      { reason: 'Moving the database', until },
      aBrokenShop(),
      'Maintenance until 2026-03-02 13:00 UTC: Moving the database. 1 finding is not counted.',
    ],
    [
      'without an end',
      { reason: 'Moving the database' },
      aHealthyShop(),
      'Maintenance: Moving the database.',
    ],
    [
      'without a reason',
      { until },
      aHealthyShop(),
      'Maintenance until 2026-03-02 13:00 UTC.',
    ],
    [
      'while the cluster does not answer',
      {},
      {
        ...aHealthyShop(),
        sources: [aSource({ state: 'stale', message: 'No answer', asOf: '' })],
      },
      'Maintenance. No answer.',
    ],
  ])('%s is suspended', (_, maintenance, facts, sentence) => {
    const { snapshot } = under(maintenance, facts);
    expect(snapshot.health).toEqual({
      status: 'suspended',
      sentence,
      critical: 0,
      warning: 0,
      unknown: 0,
    });
    expect(snapshot.maintenance).toEqual(maintenance);
    expect(summarizeForFleet(snapshot).maintenance).toEqual(maintenance);
  });

  it('hides no finding', () => {
    const { snapshot } = under({ until });
    expect(snapshot.findings).toMatchObject([{ severity: 'critical' }]);
  });

  it('ends at its time: from then on everything counts', () => {
    expect(under({ until }, aHealthyShop()).nextAt).toBe(until);
    expect(under({ until }, undefined, at(3599)).snapshot.health.status).toBe(
      'suspended',
    );
    const { snapshot } = under({ until }, undefined, at(3600));
    expect(snapshot.health).toMatchObject({ status: 'critical', critical: 1 });
    expect(snapshot.maintenance).toBeUndefined();
  });

  it('with an end that is no time is none', () => {
    expect(under({ until: 'tonight' }).snapshot.health.status).toBe('critical');
  });
});
