import { z } from 'zod';
import { type ClusterPlan, planCluster } from './planCluster';
import { planFleet } from './planFleet';

/** How large a scene is, by its Pods or by its environments. */
export const sceneSizeSchema = z.union([
  z.strictObject({ pods: z.number() }),
  z.strictObject({ environments: z.number() }),
]);

export type SceneSize = z.infer<typeof sceneSizeSchema>;

/** The cluster and the environments of a scene: few large ones, or many small ones in stages. */
export function planOf(size: SceneSize): ClusterPlan {
  return 'pods' in size ? planCluster(size.pods) : planFleet(size.environments);
}
