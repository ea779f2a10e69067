import { aSource, theFacts } from '../__testUtils__/builders';
import { ago } from '../__testUtils__/builders/raw';
import { alertListSchema } from '../api';
import type { Alert, AlertingRule } from '../observations';
import { assembleAlerts } from './assembleAlerts';

const prometheus = aSource({ id: 'prometheus/main', kind: 'prometheus' });

function anAlert(name: string, change: Partial<Alert>): Alert {
  return {
    name,
    state: 'firing',
    labels: {},
    source: 'prometheus/main',
    ...change,
  };
}

function aRule(name: string, change: Partial<AlertingRule>): AlertingRule {
  return {
    group: 'shop',
    name,
    query: 'up == 0',
    state: 'inactive',
    health: 'ok',
    source: 'prometheus/main',
    ...change,
  };
}

describe('assembleAlerts', () => {
  it('puts what fires and what fails first', () => {
    const facts = {
      ...theFacts({ sources: [prometheus] }),
      alerts: [
        anAlert('waits', { state: 'pending', activeSince: ago(1) }),
        anAlert('old', { activeSince: ago(100) }),
        anAlert('new', { activeSince: ago(10) }),
      ],
    };
    const { alerts, rules, problems } = alertListSchema.parse(
      assembleAlerts(facts, [
        {
          rules: [
            aRule('b', {}),
            aRule('a', {}),
            aRule('broken', { health: 'err' }),
          ],
          problems: [],
        },
        { rules: [aRule('fires', { state: 'firing' })], problems: [] },
      ]),
    );
    expect(alerts?.map(({ name }) => name)).toEqual(['new', 'old', 'waits']);
    expect(rules?.map(({ name }) => name)).toEqual([
      'broken',
      'fires',
      'a',
      'b',
    ]);
    expect(problems).toEqual([]);
  });

  it('knows of none where none could be asked for, and says why once', () => {
    const problem =
      'The alerts could not be read. No source of kind prometheus tells of this environment.';
    expect(
      assembleAlerts(theFacts({}), [
        { problems: [problem, 'Rules are away.'] },
      ]),
    ).toEqual({
      alerts: undefined,
      rules: undefined,
      problems: [problem, 'Rules are away.'],
    });
  });

  it('says that alerts may be old when their source is away', () => {
    const facts = {
      ...theFacts({
        sources: [{ ...prometheus, state: 'stale', message: 'Away' }],
      }),
      alerts: [],
    };
    expect(assembleAlerts(facts, []).problems).toEqual([
      expect.stringMatching(/^Away\. What is shown is as of /),
    ]);
  });
});
