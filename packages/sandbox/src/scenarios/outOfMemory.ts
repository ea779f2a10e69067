import { NEEDS_MEMORY } from '../kubelet/crashes';
import { Scenario } from './Scenario';
import {
  changeContainer,
  findBackend,
  mainContainer,
  patch,
  present,
} from './workloads';

const LIMIT = '128Mi';
const NEEDED = '300Mi';

export const outOfMemory: Scenario = {
  id: 'out-of-memory',
  description: `The memory limit of the backend is ${LIMIT} and it needs ${NEEDED}: new Pods are OOMKilled.`,
  break(target) {
    const backend = findBackend(target);
    const { resources } = mainContainer(backend);
    const before = backend.metadata.uid;
    changeContainer(target, backend, container => ({
      ...container,
      resources: {
        ...resources,
        requests: { ...resources?.requests, memory: LIMIT },
        limits: { ...resources?.limits, memory: LIMIT },
      },
    }));
    setNeed(NEEDED);
    return () => {
      if (present(target, backend)?.metadata.uid !== before) {
        return;
      }
      changeContainer(target, backend, container =>
        container.resources?.limits?.memory === LIMIT
          ? { ...container, resources }
          : container,
      );
      setNeed(null);
    };

    function setNeed(memory: string | null) {
      patch(target, backend, {
        spec: {
          template: { metadata: { annotations: { [NEEDS_MEMORY]: memory } } },
        },
      });
    }
  },
};
