import { aNode, aStorageClass } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const node = (zone: string, workload = 'application') =>
  aNode(`node-${zone}`, {
    metadata: { labels: { 'topology.kubernetes.io/zone': zone, workload } },
  });
/** These nodes, with a Pod on each in one of these phases. */
const running = (nodes: ReturnType<typeof node>[], phase = 'Running') => ({
  Node: nodes,
  Pod: nodes.map(({ metadata: { name } }) =>
    kubernetesProjections.Pod.parse(
      rawObject(`pod-on-${name}`, {
        spec: { nodeName: name },
        status: { phase },
      }),
    ),
  ),
});
const bound = (volumeBindingMode: string) => ({
  StorageClass: [aStorageClass('gp3', { volumeBindingMode })],
});

describe('storage class', () => {
  it.each<VerdictCase>([
    ['none', 'missing', {}],
    ['as expected', 'met', bound('WaitForFirstConsumer')],
    ['that binds at once', 'different', bound('Immediate')],
    ['unread', 'unknown', { StorageClass: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        {
          type: 'storage-class',
          names: ['gp3'],
          bindingMode: 'WaitForFirstConsumer',
        },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });

  describe('that encrypts', () => {
    const of = (name: string, parts: object) => ({
      StorageClass: [aStorageClass(name, { ...parts })],
    });
    it.each<VerdictCase>([
      [
        'by its parameter',
        'met',
        of('gp3', {
          provisioner: 'ebs.csi.aws.com',
          parameters: { encrypted: 'true' },
        }),
      ],
      [
        'not',
        'different',
        of('gp3', { provisioner: 'ebs.csi.aws.com', parameters: {} }),
      ],
      [
        'whatever it says',
        'met',
        of('premium-rwo', { provisioner: 'pd.csi.storage.gke.io' }),
      ],
    ])('%s: %s', (_, state, objects, parts = {}) => {
      expect(
        judgeEnvironment(
          {
            type: 'storage-class',
            names: ['gp3', 'premium-rwo'],
            encrypted: true,
          },
          objects,
          parts,
        ),
      ).toMatchObject({ state });
    });
  });
});

describe('nodes', () => {
  it.each<VerdictCase>([
    ['in two zones', 'met', running([node('a'), node('b')])],
    ['in one zone', 'different', running([node('a')])],
    [
      'of another workload',
      'different',
      running([node('a'), node('b', 'batch')]),
    ],
    ['where every Pod has ended', 'unknown', running([node('a')], 'Succeeded')],
    ['unread', 'unknown', { Node: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        { type: 'nodes', zones: 2, labels: { workload: 'application' } },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});
