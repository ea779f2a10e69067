import type { UpstreamSilence } from '../client/AlertmanagerClient';
import { SilenceBook } from './SilenceBook';

type Matcher = UpstreamSilence['matchers'][number];

const LABELS = { alertname: 'Down', namespace: 'shop' };

function aSilence(
  id: string,
  matchers: Partial<Matcher>[],
  state = 'active',
): UpstreamSilence {
  return {
    id,
    createdBy: 'ann',
    comment: 'Known.',
    startsAt: '2026-03-02T10:00:00Z',
    endsAt: '2026-03-02T12:00:00Z',
    status: { state },
    matchers: matchers.map(matcher => ({
      ...{ name: 'alertname', value: 'Down', isRegex: false, isEqual: true },
      ...matcher,
    })),
  };
}

describe('SilenceBook', () => {
  it.each<[string, UpstreamSilence, boolean]>([
    ['an equal value', aSilence('a', [{}]), true],
    ['another value', aSilence('a', [{ value: 'Up' }]), false],
    ['one of two matchers', aSilence('a', [{}, { value: 'Up' }]), false],
    ['a pattern', aSilence('a', [{ value: 'Do.*', isRegex: true }]), true],
    [
      'a pattern that is too much to judge',
      aSilence('a', [{ value: '[D]own', isRegex: true }]),
      false,
    ],
    [
      'an unequal value',
      aSilence('a', [{ name: 'namespace', value: 'x', isEqual: false }]),
      true,
    ],
    [
      'a label that is not there',
      aSilence('a', [{ name: 'pod', value: '' }]),
      true,
    ],
    ['no matcher', aSilence('a', []), false],
    ['an end in the past', aSilence('a', [{}], 'expired'), false],
    ['a beginning in the future', aSilence('a', [{}], 'pending'), false],
  ])('judges %s', (_case, silence, covers) => {
    const ids = new SilenceBook([silence], []).of(LABELS).map(({ id }) => id);
    expect(ids).toEqual(covers ? ['a'] : []);
  });

  it('believes what Alertmanager says', () => {
    const silence = aSilence('a', [{ value: '[D]own', isRegex: true }]);
    const managed = (labels: Record<string, string>) => [
      { labels, status: { silencedBy: ['a', 'gone'] } },
    ];
    const said = new SilenceBook(
      [silence],
      managed({ ...LABELS, prometheus: 'k8s' }),
    );
    expect(said.of(LABELS)).toEqual([
      {
        id: 'a',
        createdBy: 'ann',
        comment: 'Known.',
        startsAt: silence.startsAt,
        endsAt: silence.endsAt,
      },
    ]);
    const other = managed({ ...LABELS, namespace: 'other' });
    expect(new SilenceBook([silence], other).of(LABELS)).toEqual([]);
  });
});
