import {
  applicationFixture,
  deliveryStatusFixture,
  deploymentFixture,
  rightsWithout,
} from '@flightdeck/plugin-environments-react/testUtils';
import { offerRollback, rollbackSearch } from './rollbackOffer';

const entry = (id: number) => ({ id, revisions: ['a'] });
const applications = [applicationFixture({ history: [entry(13), entry(12)] })];
const status = deliveryStatusFixture();

describe('offerRollback', () => {
  it.each([
    ['a former deployment', {}, { applications, status }, 'offered'],
    ['one of which the page knows no more', {}, {}, 'offered'],
    ['what is deployed', { historyId: 13 }, { applications, status }, 'none'],
    ['what still runs', { result: 'running' }, {}, 'none'],
    [
      'one without an entry',
      { historyId: undefined },
      {},
      /left no entry in the history/,
    ],
    ['one that was dropped', { historyId: 2 }, { applications }, /has dropped/],
    [
      'one of an application that is gone',
      {},
      { applications: [] },
      /shop-prod does not deliver this environment any more/,
    ],
    [
      'one, by somebody who may not',
      {},
      {
        applications,
        status: { ...status, rights: rightsWithout('rollback') },
      },
      'You are not allowed to rollback shop-prod.',
    ],
  ] as const)('%s', (_name, given, known, expected) => {
    const offer = offerRollback(
      deploymentFixture(given),
      {
        ...known,
        applications:
          'applications' in known ? [...known.applications] : undefined,
      },
      '?here',
    );
    if (expected === 'offered' || expected === 'none') {
      expect(offer.kind).toBe(expected);
    } else {
      expect(offer).toEqual({
        kind: 'refused',
        reason: expect.stringMatching(expected),
      });
    }
  });

  it('is ordered for the application that has the entry', () => {
    expect(rollbackSearch(deploymentFixture())).toEqual({
      action: 'rollback',
      history: '12',
      application: 'main/argocd/shop-prod',
    });
  });
});
