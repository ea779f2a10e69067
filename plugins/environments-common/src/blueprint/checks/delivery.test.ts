import { anApplication } from '../../__testUtils__/builders';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';

const automated = (prune: boolean, selfHeal: boolean) => ({
  applications: [
    anApplication({ automation: { enabled: true, prune, selfHeal } }),
  ],
});

describe('delivery', () => {
  it.each<VerdictCase>([
    ['no application', 'missing', {}],
    ['careful automation', 'met', {}, automated(true, false)],
    ['reckless automation', 'different', {}, automated(true, true)],
    ['applications unread', 'unknown', {}, { applications: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'delivery', engine: 'argocd', pruneUnattended: false },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});
