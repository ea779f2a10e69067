import { anApplication } from '../../__testUtils__/builders';
import { itJudges } from '../../__testUtils__/itJudges';

const automated = (prune: boolean, selfHeal: boolean) => ({
  applications: [
    anApplication({ automation: { enabled: true, prune, selfHeal } }),
  ],
});

describe('delivery', () => {
  itJudges({ type: 'delivery', engine: 'argocd', pruneUnattended: false }, [
    ['no application', 'missing', {}],
    ['careful automation', 'met', {}, automated(true, false)],
    ['reckless automation', 'different', {}, automated(true, true)],
    ['applications unread', 'unknown', {}, { applications: undefined }],
  ]);
});
