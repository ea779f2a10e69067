import { mockServices } from '@backstage/backend-test-utils';
import {
  type DeliveryAction,
  deliveryActionSchema,
  type DeploymentWindow,
  type Hold,
} from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../__testUtils__/fixtures';
import { DefaultDeploymentGate } from './DefaultDeploymentGate';
import { WindowBook, type WindowBookOptions } from './WindowBook';

const NOW = '2026-08-21T16:30:00Z';
const FREEZE: DeploymentWindow = {
  id: 'config/Freeze',
  name: 'Freeze',
  kind: 'deny',
  times: { from: '2026-08-21T00:00:00Z', to: '2026-08-22T00:00:00Z' },
  timeZone: 'UTC',
  exempt: ['group:default/sre'],
  manualAllowed: false,
  source: 'config',
};
const ENGINES_FREEZE = { ...FREEZE, id: 'other', source: 'argocd/main/shop' };
const HOLD: Hold = {
  id: 'h',
  environmentRef: 'resource:default/shop-dev',
  operationId: 'o',
  cause: 'rollback',
  state: 'active',
  reason: 'the new one leaks',
  placedBy: 'user:default/bob',
  placedAt: '2026-08-21T10:00:00Z',
  expiresAt: '2026-08-22T10:00:00Z',
  applications: [],
};

function aGate(options: Partial<WindowBookOptions> = {}) {
  return new DefaultDeploymentGate({
    book: new WindowBook({
      configured: [],
      engines: { windows: () => ({ windows: [], problems: [] }) },
      logger: mockServices.logger.mock(),
      now: () => Date.parse(NOW),
      ...options,
    }),
  });
}
const configured = (stages: string[]) => [
  { window: FREEZE, places: { stages } },
];
const ask = (
  gate: DefaultDeploymentGate,
  action: DeliveryAction,
  {
    claims = ['user:default/ada'],
    hold,
  }: { claims?: string[]; hold?: Hold } = {},
) => gate.judge({ environment: aDefinition(), action, claims, hold });

describe('DefaultDeploymentGate', () => {
  const every = deliveryActionSchema.options;
  const bound = (gate: DefaultDeploymentGate, hold?: Hold) =>
    every.filter(action => ask(gate, action, { hold }).blockers.length > 0);

  it('gives one answer for every action that changes what runs', () => {
    expect(bound(aGate({ configured: configured(['dev']) }))).toEqual([
      'sync',
      'rollback',
      'restart',
      'scale',
      'resume',
      'promote',
      'revert',
    ]);
    expect(bound(aGate({ configured: configured(['prod']) }))).toEqual([]);
  });

  it('says what holds, when it opens, and what to do', () => {
    expect(ask(aGate({ configured: configured(['dev']) }), 'rollback')).toEqual(
      {
        blockers: [
          {
            code: 'window',
            message:
              'Nobody may roll back shop-dev now. The window "Freeze" lets nothing change. It opens on Sat 22 Aug 2026, 00:00 (UTC).',
            opensAt: '2026-08-22T00:00:00.000Z',
            overridable: true,
            remedy:
              'Wait until it opens. Someone with the right to override may go ahead with a reason.',
          },
        ],
        warnings: [],
      },
    );
  });

  it('lets those through that a window does not bind', () => {
    const gate = aGate({ configured: configured(['dev']) });
    const claims = ['user:default/ada', 'group:default/sre'];
    const { message, state } = gate.windows({
      environment: aDefinition(),
      claims,
    });
    expect(state).toBe('exempt');
    expect(ask(gate, 'sync', { claims })).toEqual({
      blockers: [],
      warnings: [message],
    });
    expect(message).toContain('You are exempt.');
  });

  it('has the windows of delivery engines count as ours do', () => {
    const gate = aGate({
      engines: {
        windows: () => ({ windows: [ENGINES_FREEZE], problems: [] }),
      },
    });
    expect(ask(gate, 'restart').blockers).toHaveLength(1);
  });

  it.each<[string, WindowBookOptions['engines']]>([
    [
      'an engine tells of trouble',
      { windows: () => ({ windows: [], problems: ['It is away.'] }) },
    ],
    [
      'an engine breaks its promise',
      {
        windows: () => {
          throw new Error('out of order');
        },
      },
    ],
  ])(
    'refuses nothing, and warns whoever is about to act, when %s',
    (_, engines) => {
      const gate = aGate({ engines });
      const { message, state } = gate.windows({
        environment: aDefinition(),
        claims: [],
      });
      expect(state).toBe('unknown');
      expect(message).toContain('is not known for sure');
      expect(message).not.toContain('out of order');
      const answers = every.map(action => ask(gate, action));
      expect(answers.flatMap(({ blockers }) => blockers)).toEqual([]);
      const warned = every.filter(
        (_action, index) => answers[index].warnings.length > 0,
      );
      expect(warned).toEqual(bound(aGate({ configured: configured(['dev']) })));
      expect(ask(gate, 'restart').warnings).toEqual([message]);
    },
  );

  it('stays closed by what is known, whatever is not', () => {
    const gate = aGate({
      configured: configured(['dev']),
      engines: { windows: () => ({ windows: [], problems: ['It is away.'] }) },
    });
    const { blockers, warnings } = ask(gate, 'sync');
    expect(blockers).toMatchObject([{ code: 'window' }]);
    expect(blockers[0].message).toContain('It is away.');
    expect(warnings).toEqual([]);
  });

  it('keeps what a hold pins: another rollback moves the pin', () => {
    expect(bound(aGate(), HOLD)).toEqual(['sync', 'promote']);
    expect(ask(aGate(), 'sync', { hold: HOLD }).blockers).toEqual([
      {
        code: 'hold',
        message:
          'shop-dev is pinned by the rollback of user:default/bob, to be looked at again on Sat 22 Aug 2026, 10:00 (UTC): the new one leaks.',
        overridable: true,
        remedy:
          'Resume the automation of shop-dev first. Someone with the right to override may go ahead with a reason.',
      },
    ]);
    expect(
      ask(aGate(), 'promote', { hold: { ...HOLD, cause: 'pause' } }).blockers[0]
        .message,
    ).toContain('The automation of shop-dev was paused by user:default/bob');
  });
});
