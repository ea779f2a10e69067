import { aQuota } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import { itJudges } from '../../__testUtils__/itJudges';
import { judgeEnvironment } from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';
import type { ConformanceFacts } from '../ConformanceFacts';

const limitRange = (type: string) =>
  kubernetesProjections.LimitRange.parse(
    rawObject('limits', { spec: { limits: [{ type }] } }),
  );
const enforcing = (level?: string): Partial<ConformanceFacts> => ({
  namespaceLabels: {
    shop: level ? { 'pod-security.kubernetes.io/enforce': level } : {},
  },
});

describe('quota', () => {
  itJudges({ type: 'quota', resources: ['limits.memory'] }, [
    ['none', 'missing', {}],
    [
      'as expected',
      'met',
      { ResourceQuota: [aQuota('q', { 'limits.memory': '8Gi' }, {})] },
    ],
    [
      'another',
      'different',
      { ResourceQuota: [aQuota('q', { pods: '8' }, {})] },
    ],
    ['unread', 'unknown', { ResourceQuota: undefined }],
  ]);
});

describe('limit range', () => {
  itJudges({ type: 'limit-range' }, [
    ['none', 'missing', {}],
    ['of containers', 'met', { LimitRange: [limitRange('Container')] }],
    ['of Pods', 'different', { LimitRange: [limitRange('Pod')] }],
    ['unread', 'unknown', { LimitRange: undefined }],
  ]);
});

describe('Pod Security', () => {
  itJudges({ type: 'pod-security', level: 'restricted' }, [
    ['labels unread', 'unknown', {}],
    [
      'labels of another namespace',
      'unknown',
      {},
      { namespaceLabels: { a: {} } },
    ],
    ['no level', 'missing', {}, enforcing()],
    ['a looser level', 'different', {}, enforcing('baseline')],
    ['the level', 'met', {}, enforcing('restricted')],
  ]);

  it('says which right is missing where labels are not read', () => {
    expect(
      judgeEnvironment({ type: 'pod-security', level: 'baseline' }, {}).message,
    ).toBe(
      'The labels of namespace shop are not read, so its Pod Security level is not known: that takes the right to get namespaces.',
    );
  });
});
