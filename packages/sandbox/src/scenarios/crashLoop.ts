import { Scenario } from './Scenario';
import { changeContainer, findBackend, RawContainer } from './workloads';

const NAME = 'FAIL_ON_START';

export const crashLoop: Scenario = {
  id: 'crash-loop',
  description:
    'The backend got a setting that it cannot start with: new Pods exit with code 1, again and again.',
  break(target) {
    const backend = findBackend(target);
    const others = (env: RawContainer['env'] = []) =>
      env.filter(({ name }) => name !== NAME);
    changeContainer(target, backend, container => ({
      ...container,
      env: [...others(container.env), { name: NAME, value: 'true' }],
    }));
    return () =>
      changeContainer(target, backend, container => ({
        ...container,
        env: others(container.env),
      }));
  },
};
