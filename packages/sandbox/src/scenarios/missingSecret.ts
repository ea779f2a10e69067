import { Scenario } from './Scenario';
import { changeContainer, findBackend } from './workloads';

const SECRET = 'backend-secrets-rotated';

export const missingSecret: Scenario = {
  id: 'missing-secret',
  description:
    'The backend refers to a Secret that nobody created: new Pods wait in CreateContainerConfigError.',
  break(target) {
    const backend = findBackend(target);
    changeContainer(target, backend, ({ envFrom = [], ...container }) => ({
      ...container,
      envFrom: [...envFrom.filter(isOther), { secretRef: { name: SECRET } }],
    }));
    return () =>
      changeContainer(target, backend, ({ envFrom = [], ...container }) => ({
        ...container,
        envFrom: envFrom.filter(isOther),
      }));
  },
};

function isOther(source: Record<string, unknown>): boolean {
  return (
    JSON.stringify(source) !== JSON.stringify({ secretRef: { name: SECRET } })
  );
}
