import { environmentSnapshotSchema } from '@flightdeck/plugin-environments-common';
import { VIEWED } from '../seed/planCluster';
import type { Contender } from './Contender';

function podsOf(answer: string) {
  return environmentSnapshotSchema
    .parse(JSON.parse(answer))
    .workloads.flatMap(({ pods }) => pods);
}

/** The page of an environment. */
export const flightdeck: Contender = {
  view: {
    method: 'GET',
    path: `/api/environments/v1/environments/default/${VIEWED}`,
  },
  restartsOf: (answer, pod) =>
    podsOf(answer).find(({ name }) => name === pod)?.restarts,
  countPods: answer => podsOf(answer).length,
};
