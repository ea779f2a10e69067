import {
  applicationFixture,
  deliveryStatusFixture,
  deploymentFixture,
  rightsWithout,
} from '@flightdeck/plugin-environments-react/testUtils';
import { offerRollback, rollbackSearch } from './rollbackOffer';

type Given = Parameters<typeof deploymentFixture>[0];
type Known = Parameters<typeof offerRollback>[1];

const entry = (id: number) => ({ id, revisions: ['a'] });
const applications = [applicationFixture({ history: [entry(13), entry(12)] })];
const status = deliveryStatusFixture();

describe('offerRollback', () => {
  const offer = (given: Given, known: Known) =>
    offerRollback(deploymentFixture(given), known, '?here');

  it.each<[string, Given, Known, string]>([
    ['a former deployment', {}, { applications, status }, 'offered'],
    ['one of which the page knows no more', {}, {}, 'offered'],
    ['what is deployed', { historyId: 13 }, { applications, status }, 'none'],
    ['what still runs', { result: 'running' }, {}, 'none'],
  ])('of %s', (_name, given, known, expected) => {
    expect(offer(given, known).kind).toBe(expected);
  });

  it.each<[string, Given, Known, RegExp]>([
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
      /^You are not allowed to rollback shop-prod\.$/,
    ],
  ])('refuses %s, and says why', (_name, given, known, reason) => {
    expect(offer(given, known)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    });
  });

  it('is ordered for the application that has the entry', () => {
    expect(rollbackSearch(deploymentFixture())).toEqual({
      action: 'rollback',
      history: '12',
      application: 'main/argocd/shop-prod',
    });
  });
});
