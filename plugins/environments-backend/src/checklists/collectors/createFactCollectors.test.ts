import {
  type ConformanceFacts,
  evidenceSchema,
  type SourceState,
  sourceStateSchema,
} from '@flightdeck/plugin-environments-common';
import fc from 'fast-check';
import {
  aCollected,
  aRequest,
  aRunning,
  aStatus,
  type Change,
} from './__testUtils__/aCollected';
import { enginesThat, someManifests } from './__testUtils__/manifests';
import { aPod } from './__testUtils__/objects';
import { ago, CANARY } from './__testUtils__/versions';
import { createFactCollectors } from './createFactCollectors';

const OPTIONS: Readonly<Record<string, object>> = {
  secrets: { enabled: true },
};

const KINDS = ['argocd', 'kubernetes', 'prometheus'] as const;

/** The sources that each collector cannot do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  staging: KINDS,
  migrations: ['kubernetes', 'argocd'],
  variables: ['kubernetes', 'argocd'],
  secrets: ['kubernetes'],
  dashboards: ['prometheus'],
  rollback: ['argocd'],
};

const collectAll = async (change: Parameters<typeof aRequest>[0]) =>
  Promise.all(
    createFactCollectors({
      engines: enginesThat(async () => someManifests()),
      now: Date.now,
    }).map(async collector => ({
      ...(await collector.collect(
        aRequest({ ...change, options: OPTIONS[collector.id] }),
        { signal: new AbortController().signal },
      )),
      collector: collector.id,
      source: collector.source,
    })),
  );

/** Sources of which one is in a state. */
const sourcesWith = (kind: string, state: SourceState) =>
  KINDS.map(each =>
    aStatus(each, each === kind ? { state, message: 'It is so.' } : {}),
  );

/** Facts of which some parts were not read. */
const lostFacts: fc.Arbitrary<Partial<ConformanceFacts>> = fc
  .subarray(['applications', 'indicators', 'alerts', 'alertingRules'] as const)
  .map(lost => Object.fromEntries(lost.map(part => [part, undefined])));

describe('createFactCollectors', () => {
  it('gives six collectors, each with its own id, that pass where all is well', async () => {
    const found = await collectAll({});
    expect(found.map(({ collector, state }) => [collector, state])).toEqual(
      Object.keys(NEEDED).map(id => [id, 'passed']),
    );
  });

  it('never passes with a source that is not well, whatever else is known', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.constantFrom(
          ...sourceStateSchema.options.filter(state => state !== 'ok'),
        ),
        lostFacts,
        async (kind, state, lost) => {
          const change: Change = {
            facts: { sources: sourcesWith(kind, state), ...lost },
          };
          const found = await collectAll({ before: change, target: change });
          const told = found
            .filter(({ collector }) => NEEDED[collector].includes(kind))
            .map(({ collector, error, state: says }) => [
              collector,
              says,
              error !== undefined,
            ]);
          expect(told).toEqual(
            Object.keys(NEEDED)
              .filter(id => NEEDED[id].includes(kind))
              .map(id => [id, 'unknown', true]),
          );
        },
      ),
    );
  });

  it('never passes when it is not told of an environment at all', async () => {
    const nothing: Change = {
      release: undefined,
      deployments: [],
      judgement: undefined,
      facts: {
        sources: [],
        applications: undefined,
        indicators: undefined,
        alerts: undefined,
        alertingRules: undefined,
      },
      objects: {
        Pod: undefined,
        Deployment: undefined,
        Job: undefined,
        Secret: undefined,
        ConfigMap: undefined,
      },
    };
    for (const { collector, state } of await collectAll({
      before: nothing,
      target: nothing,
    })) {
      expect([collector, state]).toEqual([collector, 'unknown']);
    }
  });

  it('repeats no value of a Secret, of a ConfigMap or of a variable', async () => {
    const troubled: Change = {
      facts: {
        applications: [
          aRunning('shop-staging', '2', {
            health: { status: 'Degraded', message: CANARY },
            conditions: [{ type: 'SyncError', message: CANARY }],
            operation: {
              phase: 'Failed',
              message: CANARY,
              revisions: aRunning('shop-staging', '2').sync.revisions,
              retryCount: 0,
              resources: [
                {
                  group: '',
                  kind: 'Job',
                  name: 'migrate',
                  status: 'Failed',
                  message: CANARY,
                },
              ],
            },
          }),
        ],
        alerts: [
          {
            name: 'ShopDown',
            state: 'firing',
            severity: 'critical',
            summary: CANARY,
            description: CANARY,
            labels: { token: CANARY },
            source: 'main',
          },
        ],
      },
      objects: {
        Pod: [
          aPod({
            status: {
              phase: 'Pending',
              message: CANARY,
              containerStatuses: [
                {
                  name: 'web',
                  state: {
                    waiting: {
                      reason: 'CreateContainerConfigError',
                      message: CANARY,
                    },
                  },
                  lastState: { running: { startedAt: ago(9) } },
                },
              ],
            },
          }),
        ],
      },
    };
    expect(JSON.stringify(aCollected('shop-prod', '2', troubled))).toContain(
      CANARY,
    );
    for (const change of [{}, { before: troubled, target: troubled }]) {
      expect(JSON.stringify(await collectAll(change))).not.toContain(CANARY);
    }
  });

  it('tells evidence that can be stored, the same of the same facts', async () => {
    const [once, again] = [await collectAll({}), await collectAll({})];
    expect(once).toEqual(again);
    for (const evidence of once) {
      expect(() =>
        evidenceSchema.parse({ ...evidence, observedAt: ago(0) }),
      ).not.toThrow();
    }
  });
});
