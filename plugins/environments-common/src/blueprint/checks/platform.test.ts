import { aNode, aStorageClass } from '../../__testUtils__/builders';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';

const node = (zone: string, workload = 'application') =>
  aNode(`node-${zone}`, {
    metadata: { labels: { 'topology.kubernetes.io/zone': zone, workload } },
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
    ['in two zones', 'met', { Node: [node('a'), node('b')] }],
    ['in one zone', 'different', { Node: [node('a')] }],
    [
      'of another workload',
      'different',
      { Node: [node('a'), node('b', 'batch')] },
    ],
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
