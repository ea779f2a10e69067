import {
  createKubernetesServer,
  type InMemoryCluster,
} from '@flightdeck/sandbox';
import { z } from 'zod';
import { monotonicMs } from '../load/monotonicMs';
import { planOf, sceneSizeSchema } from '../seed/planOf';
import { seedCluster } from '../seed/seedCluster';
import { answerQuestions } from './answerQuestions';
import { ClientTraffic } from './ClientTraffic';

const clock = () => new Date();
const traffic = new ClientTraffic();
let cluster: InMemoryCluster | undefined;
let restarts = 0;

const startSchema = z.object({
  size: sceneSizeSchema,
  seed: z.number(),
  tokens: z.array(z.string()),
});

const podSchema = z.object({
  status: z.object({ containerStatuses: z.array(z.looseObject({})) }),
});

/** Serves a cluster; everyone with a token may read all of it. */
async function start(input: unknown) {
  const { size, seed, tokens } = startSchema.parse(input);
  cluster = seedCluster({ plan: planOf(size), seed, clock });
  traffic.start();
  const server = await createKubernetesServer({
    cluster,
    // No backend that is measured reads logs.
    logs: { async *read() {} },
    tokens: tokens.map(token => ({ token, user: token, rules: 'admin' })),
    clock,
    port: 0,
  });
  return {
    url: server.secureUrl,
    certificateAuthority: server.certificateAuthority,
  };
}

/** The first container of the first Pod of a namespace restarts. */
function restartPod(input: unknown) {
  const namespace = z.string().parse(input);
  restarts += 1;
  const pod = cluster?.list('Pod', namespace)[0];
  if (!cluster || !pod) {
    throw new Error(`There is no Pod in namespace ${namespace}.`);
  }
  const [first, ...others] = podSchema.parse(pod).status.containerStatuses;
  const atMs = monotonicMs();
  cluster.patch('Pod', namespace, pod.metadata.name, {
    status: {
      containerStatuses: [{ ...first, restartCount: restarts }, ...others],
    },
  });
  return { pod: pod.metadata.name, restarts, atMs };
}

answerQuestions({
  start,
  restartPod,
  traffic: input => traffic.of(z.string().parse(input)),
});
