import { applySlotChanges, changeSlot } from './changeSlots';
import { revisionSlots } from './revisionSlots';

const anApplication = (name: string, sources: string) => `# Declared here.
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
${sources}`;

const SHOP = { namespace: 'argocd', name: 'shop-prod' };
const ONE = anApplication(
  'shop-prod',
  `  source:
    repoURL: https://git.test/shop.git
    targetRevision: v1.4.0 # prod
    path: deploy
`,
);
const SEVERAL = anApplication(
  'shop-prod',
  `  sources:
    - { repoURL: https://charts.test, chart: redis, targetRevision: 1.0.0 }
    - { repoURL: https://git.test/shop.git, targetRevision: v1.4.0 }
`,
);

describe('revisionSlots', () => {
  it.each([
    ['of its only source', ONE, 'https://git.test/shop.git'],
    ['of one of several sources', SEVERAL, 'https://git.test/shop.git'],
    ['of the version of a chart', SEVERAL, 'https://charts.test'],
  ])('finds the revision %s', (_, text, repoUrl) => {
    const files = [
      { path: 'other.yaml', text: anApplication('other', ONE) },
      { path: 'app.yaml', text },
    ];
    const slots = revisionSlots(files, SHOP, one => one.repoUrl === repoUrl);
    expect(slots).toHaveLength(1);
    const change = changeSlot(slots[0], '2.0.0');
    expect(applySlotChanges(text, change ? [change] : [])).toBe(
      text.replace(slots[0].value, '2.0.0'),
    );
  });

  it.each([
    ['another namespace', ONE.replace('namespace: argocd', 'namespace: x')],
    ['another kind', ONE.replace('kind: Application', 'kind: AppProject')],
    ['no manifest', '- just\n- a list\n'],
  ])('finds none in %s', (_, text) => {
    expect(
      revisionSlots([{ path: 'app.yaml', text }], SHOP, () => true),
    ).toEqual([]);
  });
});
