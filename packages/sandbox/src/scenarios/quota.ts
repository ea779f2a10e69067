import { formatQuantity } from '../kubernetes/admission/Quantity';
import { usedOf } from '../kubernetes/admission/quotas';
import { equalJson } from '../kubernetes/json';
import { Scenario } from './Scenario';
import { findBackend, patch, present } from './workloads';

const NAME = 'compute-resources';
const RESOURCES = ['pods', 'requests.cpu', 'requests.memory'];
const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

export const quota: Scenario = {
  id: 'quota',
  description:
    'A quota leaves no room beyond what runs, and somebody restarted the backend: its new Pods are refused.',
  break(target) {
    const { cluster, namespace } = target;
    const backend = findBackend(target);
    const restarted = `${target.clock().toISOString().slice(0, 19)}Z`;
    const used = (resource: string) =>
      formatQuantity(usedOf(cluster, namespace, resource, []));
    const before = cluster.get('ResourceQuota', namespace, NAME);
    const broken = cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: NAME, namespace },
      spec: {
        hard: Object.fromEntries(
          RESOURCES.map(resource => [resource, used(resource)]),
        ),
      },
    });
    const restart = (time: string | null) =>
      patch(target, backend, {
        spec: {
          template: { metadata: { annotations: { [RESTARTED]: time } } },
        },
      });
    restart(restarted);
    return () => {
      const now = cluster.get('ResourceQuota', namespace, NAME);
      if (now && equalJson(now.spec, broken.spec)) {
        if (before) {
          cluster.replace({ ...now, spec: before.spec });
        } else {
          cluster.delete('ResourceQuota', namespace, NAME);
        }
      }
      const view = present(target, backend);
      const { annotations } = view?.spec.template.metadata ?? {};
      if (annotations?.[RESTARTED] === restarted) {
        restart(null);
      }
    };
  },
};
