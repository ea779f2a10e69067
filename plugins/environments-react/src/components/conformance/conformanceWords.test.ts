import type { ConformanceCounts } from '@flightdeck/plugin-environments-common';
import {
  conformanceTone,
  conformanceVerdict,
  conformanceWords,
} from './conformanceWords';

describe('an environment against its blueprint', () => {
  it.each<[Partial<ConformanceCounts>, string, string, string]>([
    [{ met: 3 }, 'conforms', 'Conforms', 'healthy'],
    [{ met: 3, unknown: 2 }, 'unknown', '2 unknown', 'unknown'],
    [
      { missing: 1, different: 2, unknown: 1, severity: 'critical' },
      'deviates',
      '1 missing, 2 different',
      'critical',
    ],
    [
      { different: 1, severity: 'warning' },
      'deviates',
      '1 different',
      'warning',
    ],
    [
      { different: 1, severity: 'info' },
      'deviates',
      '1 different',
      'progressing',
    ],
  ])('of %j is said to be %s', (counts, verdict, words, tone) => {
    const all = {
      met: 0,
      missing: 0,
      different: 0,
      unknown: 0,
      sentence: '',
      ...counts,
    };
    expect([
      conformanceVerdict(all),
      conformanceWords(all),
      conformanceTone(all),
    ]).toEqual([verdict, words, tone]);
  });
});
