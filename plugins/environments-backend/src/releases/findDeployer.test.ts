import { anApplication } from '../__testUtils__/fixtures';
import { aDeployment } from '../history/__testUtils__/aDeployment';
import { findDeployer } from './findDeployer';

const at = (hour: number) => `2026-01-01T${hour}:00:00Z`;
const anEntry = (id: number, hour: number, initiatedBy = 'robot') => ({
  id,
  revisions: [],
  deployedAt: at(hour),
  initiatedBy,
});
const ADA = 'user:default/ada';

describe('findDeployer', () => {
  const shop = anApplication('shop', {
    history: [anEntry(2, 12), anEntry(1, 10)],
  });
  const older = anApplication('api', { history: [anEntry(2, 11, 'other')] });

  it.each([
    ['the person of our record', [{ historyId: 2, initiator: ADA }], ADA],
    ['who the engine tells, without a record', [], 'robot'],
    [
      'not who brought what was before',
      [{ historyId: 1, initiator: ADA }],
      'robot',
    ],
    [
      'not who failed',
      [{ historyId: 2, initiator: ADA, result: 'failed' as const }],
      'robot',
    ],
    [
      'not who brought an application that was there before this one',
      [{ historyId: 2, initiator: ADA, replacedAt: at(11) }],
      'robot',
    ],
  ])('tells of the newest deployment %s', (_, records, deployedBy) => {
    expect(
      findDeployer(
        [older, shop],
        records.map(record => aDeployment('12:00', record)),
      ),
    ).toEqual({ deployedAt: at(12), deployedBy });
  });

  it('takes no record of another application', () => {
    const record = aDeployment('12:00', { historyId: 2, initiator: ADA });
    const api = anApplication('api', { history: [anEntry(2, 13)] });
    expect(findDeployer([api, shop], [record])).toEqual({
      deployedAt: at(13),
      deployedBy: 'robot',
    });
  });

  it('knows nobody where nothing was deployed', () => {
    expect(findDeployer([anApplication('shop')], [])).toEqual({});
  });
});
