import { eventFixture } from '../../testUtils/partFixtures';
import { groupEvents } from './groupEvents';

describe('groupEvents', () => {
  it('tells once what happened to several objects of a kind', () => {
    const subject = (name: string, kind = 'Pod') => ({ kind, name });
    const groups = groupEvents([
      eventFixture({
        subject: subject('a'),
        count: 2,
        firstSeen: '2026-11-21T12:00:00Z',
        lastSeen: '2026-11-21T12:05:00Z',
      }),
      eventFixture({ reason: 'Pulled', subject: subject('a'), count: 1 }),
      eventFixture({
        subject: subject('b'),
        count: 3,
        firstSeen: '2026-11-21T11:00:00Z',
        lastSeen: '2026-11-21T12:04:00Z',
      }),
      eventFixture({
        subject: subject('b'),
        count: 1,
        firstSeen: undefined,
        lastSeen: undefined,
      }),
      eventFixture({ subject: subject('a', 'Job'), count: 1 }),
    ]);

    expect(groups).toHaveLength(3);
    expect(groups[0]).toMatchObject({
      reason: 'BackOff',
      count: 6,
      firstSeen: '2026-11-21T11:00:00Z',
      lastSeen: '2026-11-21T12:05:00Z',
      subjects: [subject('a'), subject('b')],
    });
    expect(groups[1].reason).toBe('Pulled');
  });
});
