import { aQuota } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
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
  it.each<VerdictCase>([
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
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'quota', resources: ['limits.memory'] },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});

describe('limit range', () => {
  it.each<VerdictCase>([
    ['none', 'missing', {}],
    ['of containers', 'met', { LimitRange: [limitRange('Container')] }],
    ['of Pods', 'different', { LimitRange: [limitRange('Pod')] }],
    ['unread', 'unknown', { LimitRange: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment({ type: 'limit-range' }, objects, parts),
    ).toMatchObject({ state });
  });
});

describe('Pod Security', () => {
  it.each<VerdictCase>([
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
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'pod-security', level: 'restricted' },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });

  it('says which right is missing where labels are not read', () => {
    expect(
      judgeEnvironment({ type: 'pod-security', level: 'baseline' }, {}).message,
    ).toBe(
      'The labels of namespace shop are not read, so its Pod Security level is not known: that takes the right to get namespaces.',
    );
  });
});
