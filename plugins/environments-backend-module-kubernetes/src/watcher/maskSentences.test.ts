import { project } from './project';

const CANARY = 'canary-9f27';
const TOLD = `Hook ([sh -c run --token ${CANARY}]) failed`;
const metadata = { name: 'web', namespace: 'shop' };
const condition = { type: 'Ready', status: 'False', message: TOLD };

describe('what a cluster says of an object', () => {
  it.each([
    ['Event', { involvedObject: {}, message: TOLD }],
    [
      'Pod',
      {
        spec: {},
        status: {
          message: TOLD,
          conditions: [condition],
          containerStatuses: [
            {
              name: 'app',
              state: { waiting: { message: TOLD } },
              lastState: { terminated: { exitCode: 1, message: TOLD } },
            },
          ],
        },
      },
    ],
    ['Deployment', { status: { conditions: [condition] } }],
    ['Rollout', { status: { conditions: [condition], message: TOLD } }],
    ['HTTPRoute', { status: { parents: [{ conditions: [condition] }] } }],
    ['PersistentVolume', { status: { phase: 'Failed', message: TOLD } }],
  ] as const)('is kept of a %s without secrets', (kind, parts) => {
    const kept = JSON.stringify(project(kind, { metadata, ...parts }));
    expect(kept).toContain('([sh -c run --token (hidden)');
    expect(kept).not.toContain(CANARY);
  });
});
