import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { EventRecorder } from './EventRecorder';
import { ManualTimeline } from './ManualTimeline';

describe('EventRecorder', () => {
  function start() {
    const timeline = new ManualTimeline();
    const cluster = new InMemoryCluster({ clock: () => timeline.now() });
    const recorder = new EventRecorder(cluster, timeline);
    const about = cluster.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'default' },
    });
    const say = (message: string) =>
      recorder.record(about, {
        type: 'Normal',
        reason: 'Said',
        message,
        component: 'test',
      });
    return { timeline, cluster, recorder, say };
  }

  it('counts what is said again', () => {
    const { cluster, timeline, say } = start();
    say('hello');
    timeline.advance(10);
    say('hello');
    say('goodbye');
    expect(cluster.list('Event')).toEqual([
      expect.objectContaining({
        message: 'hello',
        count: 2,
        firstTimestamp: '2030-01-01T00:00:00Z',
        lastTimestamp: '2030-01-01T00:00:10Z',
      }),
      expect.objectContaining({ message: 'goodbye', count: 1 }),
    ]);
  });

  it('forgets Events after an hour', () => {
    const { cluster, timeline, recorder, say } = start();
    const end = recorder.startExpiry();
    say('old');
    timeline.advance(30 * 60);
    say('young');
    timeline.advance(31 * 60);
    expect(cluster.list('Event').map(({ message }) => message)).toEqual([
      'young',
    ]);
    end();
  });

  it('keeps no more than two thousand', () => {
    const { cluster, timeline, recorder, say } = start();
    for (let index = 0; index < 2100; index += 1) {
      say(`line ${index}`);
    }
    const end = recorder.startExpiry();
    timeline.advance(1);
    expect(cluster.list('Event')).toHaveLength(2000);
    end();
  });
});
