import { PodView } from '../../controllers/objects/pod';
import { applicationStyle } from './applicationStyle';
import { cacheStyle } from './cacheStyle';
import { databaseStyle } from './databaseStyle';
import { LogStyle } from './LogStyle';
import { taskStyle } from './taskStyle';
import { webServerStyle } from './webServerStyle';
import { workerStyle } from './workerStyle';

const SERVERS: [RegExp, LogStyle][] = [
  [/postgres|timescale/, databaseStyle],
  [/redis|valkey/, cacheStyle],
  [/celery|worker/, workerStyle],
  [/frontend|nginx/, webServerStyle],
];

/** What sort of software a container runs, by its name and its image. */
export function styleOf({ spec }: PodView, container: string): LogStyle {
  const isInit = spec.initContainers.some(({ name }) => name === container);
  if (isInit || spec.restartPolicy !== 'Always') {
    return taskStyle;
  }
  const { image = '' } =
    spec.containers.find(({ name }) => name === container) ?? {};
  const server = [container, image.split('/').at(-1) ?? '']
    .flatMap(name => SERVERS.filter(([pattern]) => pattern.test(name)))
    .at(0);
  return server?.[1] ?? applicationStyle;
}
