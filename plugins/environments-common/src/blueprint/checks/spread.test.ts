import { aNode } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import { deployed, judgePart } from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

/** A Pod on a node of its own in each of these zones. */
const inZones = (zones: (string | undefined)[]) => ({
  ...deployed(),
  Pod: zones.map((_, position) =>
    kubernetesProjections.Pod.parse(
      rawObject(`backend-${position}`, {
        metadata: { labels: { app: 'backend' } },
        spec: { nodeName: `node-${position}` },
        status: { phase: 'Running' },
      }),
    ),
  ),
  Node: zones.map((zone, position) =>
    aNode(`node-${position}`, {
      metadata: {
        labels: zone ? { 'topology.kubernetes.io/zone': zone } : {},
      },
    }),
  ),
});

describe('spread', () => {
  it.each([
    ['three zones', 'met', ['a', 'b', 'c']],
    ['two zones', 'different', ['a', 'b', 'b']],
    ['a node whose zone is not known', 'unknown', ['a', 'b', undefined]],
    ['no Pod that runs', 'unknown', []],
  ])('over %s: %s', (_, state, zones) => {
    expect(judgePart({ spread: { zones: 3 } }, inZones(zones))).toMatchObject({
      state,
    });
  });
});
