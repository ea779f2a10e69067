import { NOT_READY } from '../kubelet/Readiness';
import { Scenario } from './Scenario';
import { findBackend, patch, present } from './workloads';

export const notReady: Scenario = {
  id: 'not-ready',
  description:
    'A new version of the backend starts but never becomes ready: its readiness probe fails.',
  break(target) {
    const backend = findBackend(target);
    const set = (value: string | null) =>
      patch(target, backend, {
        spec: {
          template: { metadata: { annotations: { [NOT_READY]: value } } },
        },
      });
    set('true');
    return () => {
      if (present(target, backend)) {
        set(null);
      }
    };
  },
};
