import { InMemoryCluster } from '@flightdeck/sandbox';
import { applicationManifests, INGRESS_CLASS } from './applicationManifests';
import { createRandom } from './createRandom';
import { createUids } from './createUids';
import type { ClusterPlan } from './planCluster';

/** A cluster as planned: the same one for the same seed. */
export function seedCluster(options: {
  plan: ClusterPlan;
  seed: number;
  clock: () => Date;
}): InMemoryCluster {
  const { clock, plan } = options;
  // Owners are named by uid before the cluster creates them; so both count alike.
  let next = '';
  const cluster = new InMemoryCluster({ clock, uid: () => next });
  const uid = createUids();
  const seed = { random: createRandom(options.seed), now: clock(), uid };
  const namespaces = new Set(
    plan.environments.flatMap(environment => environment.namespaces),
  );
  for (const name of namespaces) {
    next = uid();
    cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  next = uid();
  cluster.create({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: INGRESS_CLASS },
    spec: { controller: 'k8s.io/ingress-nginx' },
  });
  for (const application of plan.applications) {
    const { pods, ...objects } = applicationManifests(application, seed);
    for (const manifest of [...Object.values(objects), ...pods]) {
      next = manifest.metadata.uid;
      cluster.create(manifest);
    }
  }
  return cluster;
}
