import { aDeployment, NOW, theFacts } from '../__testUtils__/builders';
import { createObjectRule } from './createRule';
import { FactIndex } from './FactIndex';

const index = new FactIndex(
  theFacts({
    objects: {
      Deployment: [
        aDeployment('good', { replicas: 5 }),
        aDeployment('bad'),
        aDeployment('small', { replicas: 4 }),
      ],
    },
  }),
);

const rule = createObjectRule('Deployment', {
  id: 'test.size',
  holdSeconds: 0,
  thresholds: { most: 4 },
  judge({ metadata, spec }, { thresholds }) {
    if (metadata.name === 'bad') {
      throw new RangeError('Invalid time value');
    }
    return (spec.replicas ?? 0) > thresholds.most
      ? {
          severity: 'warning',
          reason: 'Big',
          says: 'is big',
          remediation: [],
          evidence: [],
        }
      : undefined;
  },
});

describe('createObjectRule', () => {
  it('turns a failure on one object into a finding about it, and judges the others', () => {
    expect(rule.evaluate(index, NOW, rule.defaults)).toMatchObject([
      { severity: 'warning', subject: { kind: 'Deployment', name: 'good' } },
      {
        severity: 'unknown',
        reason: 'RuleFailed',
        subject: { name: 'bad' },
        says: {
          one: 'could not be judged by rule test.size: Invalid time value',
        },
      },
    ]);
  });

  it('takes thresholds from the settings', () => {
    const settings = { holdSeconds: 0, thresholds: { most: 3 } };
    expect(
      rule.evaluate(index, NOW, settings).map(({ subject }) => subject.name),
    ).toEqual(['good', 'bad', 'small']);
  });
});
