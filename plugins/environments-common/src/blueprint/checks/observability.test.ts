import { aReading } from '../../__testUtils__/builders';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
import type { RuleInPlace } from '../ConformanceFacts';

const rule = (
  name: string,
  health: RuleInPlace['health'] = 'ok',
): RuleInPlace => ({ group: 'shop', name, health, source: 'prometheus/main' });

describe('alerting rules', () => {
  it.each<VerdictCase>([
    ['unread', 'unknown', {}],
    ['none', 'missing', {}, { alertingRules: [rule('Other')] }],
    ['there', 'met', {}, { alertingRules: [rule('ServiceDown')] }],
    [
      'broken',
      'different',
      {},
      { alertingRules: [rule('ServiceDown', 'err')] },
    ],
    [
      'not yet evaluated',
      'unknown',
      {},
      { alertingRules: [rule('ServiceDown', 'unknown')] },
    ],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'alert-rules', names: ['ServiceDown'] },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});

describe('indicators', () => {
  it.each<VerdictCase>([
    ['none', 'missing', {}],
    ['measured', 'met', {}, { indicators: [aReading({ id: 'error-ratio' })] }],
    [
      'without requests',
      'met',
      {},
      { indicators: [aReading({ value: undefined, noTraffic: true })] },
    ],
    [
      'without a sample',
      'unknown',
      {},
      { indicators: [aReading({ value: undefined })] },
    ],
    ['unread', 'unknown', {}, { indicators: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'indicators', ids: ['error-ratio'] },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});
