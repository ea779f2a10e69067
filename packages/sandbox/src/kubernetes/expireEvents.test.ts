import { expireEvents } from './expireEvents';
import { InMemoryCluster } from './InMemoryCluster';

it('forgets events an hour after they were last written', () => {
  let minutes = 0;
  const clock = () => new Date(minutes * 60_000);
  const cluster = new InMemoryCluster({ clock });
  const end = expireEvents(cluster, clock);
  const write = (name: string, count: number) =>
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name },
      count,
    });
  const names = () =>
    cluster.list('Event').map(({ metadata }) => metadata.name);
  write('once', 1);
  write('again', 1);
  minutes = 40;
  write('again', 2);
  minutes = 61;
  write('new', 1);
  expect(names()).toEqual(['again', 'new']);
  minutes = 101;
  write('last', 1);
  expect(names()).toEqual(['new', 'last']);
  end();
  minutes = 1000;
  write('after', 1);
  expect(names()).toEqual(['new', 'last', 'after']);
});
