import { NotFoundError } from '@backstage/errors';
import { readReplicaSet } from '../controllers/objects/workloads';
import { KubeObject } from '../kubernetes/Cluster';
import { equalJson, objectAt } from '../kubernetes/json';
import { Scenario, ScenarioTarget } from './Scenario';
import { findBackend } from './workloads';

export const serviceSelector: Scenario = {
  id: 'service-selector',
  description:
    'The selector of the backend Service has a typing error: drift, and no Pod behind the Service.',
  break(target) {
    const service = findService(target);
    const selector = objectAt(service.spec, 'selector');
    const [label] = Object.keys(selector);
    const right = String(selector[label]);
    const wrong = withoutLetter(right);
    set(wrong);
    return () => {
      const { namespace = '', name } = service.metadata;
      const present = target.cluster.get('Service', namespace, name);
      if (objectAt(present?.spec, 'selector')[label] === wrong) {
        set(right);
      }
    };

    function set(value: string) {
      const { namespace = '', name } = service.metadata;
      target.cluster.patch('Service', namespace, name, {
        spec: { selector: { [label]: value } },
      });
    }
  },
};

/** Leaves out the last letter but one, or doubles what has only one. */
function withoutLetter(word: string): string {
  return word.length > 1
    ? `${word.slice(0, -2)}${word.slice(-1)}`
    : word.repeat(2);
}

function findService(target: ScenarioTarget): KubeObject {
  const { template } = readReplicaSet(findBackend(target)).spec;
  const labels = template.metadata.labels ?? {};
  const found = target.cluster
    .list('Service', target.namespace)
    .find(({ spec }) => {
      const selector = Object.entries(objectAt(spec, 'selector'));
      return (
        selector.length > 0 &&
        selector.every(([label, value]) => equalJson(labels[label], value))
      );
    });
  if (!found) {
    throw new NotFoundError(
      `Namespace ${target.namespace} has no Service in front of its backend.`,
    );
  }
  return found;
}
