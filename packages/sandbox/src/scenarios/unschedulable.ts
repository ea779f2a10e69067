import { Scenario } from './Scenario';
import { changeContainer, findBackend, mainContainer } from './workloads';

const CPU = '64';

export const unschedulable: Scenario = {
  id: 'unschedulable',
  description: `The backend requests ${CPU} cores, more than any node has: new Pods stay Pending.`,
  break(target) {
    const backend = findBackend(target);
    const { resources } = mainContainer(backend);
    changeContainer(target, backend, container => ({
      ...container,
      resources: {
        ...resources,
        requests: { ...resources?.requests, cpu: CPU },
        limits: { ...resources?.limits, cpu: CPU },
      },
    }));
    return () =>
      changeContainer(target, backend, container =>
        container.resources?.requests?.cpu === CPU
          ? { ...container, resources }
          : container,
      );
  },
};
