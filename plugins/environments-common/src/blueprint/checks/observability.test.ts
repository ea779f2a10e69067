import { aReading } from '../../__testUtils__/builders';
import { itJudges } from '../../__testUtils__/itJudges';
import type { RuleInPlace } from '../ConformanceFacts';

const rule = (
  name: string,
  health: RuleInPlace['health'] = 'ok',
): RuleInPlace => ({ group: 'shop', name, health, source: 'prometheus/main' });

describe('alerting rules', () => {
  itJudges({ type: 'alert-rules', names: ['ServiceDown'] }, [
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
  ]);
});

describe('indicators', () => {
  itJudges({ type: 'indicators', ids: ['error-ratio'] }, [
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
  ]);
});
