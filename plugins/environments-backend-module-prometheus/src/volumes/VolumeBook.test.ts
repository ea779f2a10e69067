import type { InstantSample } from '../client/PrometheusClient';
import { VolumeBook } from './VolumeBook';
import type { VolumeFigure } from './volumeQueries';

function sample(
  figure: VolumeFigure,
  value: number,
  labels: Record<string, string> = {},
): InstantSample {
  const place = { namespace: 'shop', persistentvolumeclaim: 'data' };
  return {
    time: 1_772_445_600,
    value,
    labels: {
      flightdeck_reading: figure,
      ...(figure !== 'any' && place),
      ...labels,
    },
  };
}

const ANY = sample('any', 1);
const SHOP = { namespaces: ['shop'] };

describe('VolumeBook', () => {
  it('reckons with what was measured, and leaves the rest out', () => {
    const book = new VolumeBook(
      [
        ANY,
        sample('capacity', 1000),
        sample('available', 100),
        sample('used', 800),
        sample('inodes', 0),
        sample('inodesFree', 0),
        sample('predictedAvailable', -50),
        sample('predictedInodesFree', Number.NaN),
      ],
      undefined,
    );
    expect(book.of(SHOP)).toEqual([
      {
        namespace: 'shop',
        claim: 'data',
        capacityBytes: 1000,
        availableBytes: 100,
        usedRatio: 0.9,
        predictedAvailableBytes: -50,
        asOf: '2026-03-02T10:00:00.000Z',
      },
    ]);
  });

  it('knows nothing where no volume is measured at all', () => {
    expect(new VolumeBook([], undefined).of(SHOP)).toBeUndefined();
    expect(
      new VolumeBook([ANY], undefined).of({ namespaces: ['other'] }),
    ).toEqual([]);
  });

  it('tells clusters apart', () => {
    const eu = { cluster: 'eu' };
    const book = new VolumeBook(
      [
        sample('any', 1, eu),
        sample('capacity', 10, eu),
        sample('capacity', 20, { cluster: 'us' }),
      ],
      'cluster',
    );
    const inCluster = (value: string) =>
      book.of({ ...SHOP, cluster: { label: 'cluster', value } });
    expect(inCluster('eu')).toMatchObject([{ capacityBytes: 10 }]);
    expect(inCluster('us')).toBeUndefined();
  });
});
