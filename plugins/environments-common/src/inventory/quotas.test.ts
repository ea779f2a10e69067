import { theFacts } from '../__testUtils__/builders';
import { NAMESPACE, rawObject, type Raw } from '../__testUtils__/builders/raw';
import { kubernetesProjections } from '../kubernetes';
import { assembleQuotas, explainQuotas } from './quotas';

function aQuota(hard: Raw, used: Raw) {
  return kubernetesProjections.ResourceQuota.parse(
    rawObject('quota', { status: { hard, used } }),
  );
}

describe('assembleQuotas', () => {
  it.each([
    ['500m', '2', 0.25],
    ['3Gi', '2Gi', 1.5],
    ['0', '0', undefined],
    ['many', '10', undefined],
  ])('of a quota, %s used of %s is %s', (used, hard, ratio) => {
    const facts = theFacts({
      objects: {
        ResourceQuota: [
          aQuota({ 'requests.cpu': hard }, { 'requests.cpu': used }),
        ],
      },
    });
    expect(assembleQuotas(facts)).toEqual([
      {
        namespace: NAMESPACE,
        name: 'quota',
        resource: 'requests.cpu',
        used,
        hard,
        ratio,
      },
    ]);
  });

  it('says so when a quota is not counted yet', () => {
    const facts = theFacts({
      objects: {
        ResourceQuota: [aQuota({ pods: '5' }, {})],
      },
    });
    expect(assembleQuotas(facts)).toEqual([]);
    expect(explainQuotas(facts)).toEqual([
      'The cluster does not tell how much of pods is used in ResourceQuota quota.',
    ]);
  });
});
