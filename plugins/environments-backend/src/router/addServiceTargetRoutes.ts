import type { Router } from 'express';
import { answerFresh } from './answer/answerFresh';
import type { RouterOptions } from './RouterOptions';
import {
  parseClusterName,
  parseNamespaceName,
  parseServiceName,
} from './request/parseTargetRequest';

const READERS = { allow: ['user' as const, 'service' as const] };

/** The routes of what the wizard asks before it creates a service. */
export function addServiceTargetRoutes(
  router: Router,
  { httpAuth, targets }: Pick<RouterOptions, 'httpAuth' | 'targets'>,
): void {
  router.get('/v1/clusters', async (req, res) => {
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.clusters({ credentials }));
  });

  router.get('/v1/clusters/:cluster', async (req, res) => {
    const cluster = parseClusterName(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.cluster(cluster, { credentials }));
  });

  router.get(
    '/v1/clusters/:cluster/namespaces/:namespace',
    async (req, res) => {
      const { cluster, namespace } = parseNamespaceName(req.params);
      const credentials = await httpAuth.credentials(req, READERS);
      answerFresh(res).json(
        await targets.namespace(cluster, namespace, { credentials }),
      );
    },
  );

  router.get('/v1/delivery/instances', async (req, res) => {
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.deliveryInstances({ credentials }));
  });

  router.get('/v1/metrics/instances', async (req, res) => {
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.metricsInstances({ credentials }));
  });

  router.get('/v1/git-hosts', async (req, res) => {
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.gitHosts({ credentials }));
  });

  router.get('/v1/service-names/:name', async (req, res) => {
    const request = parseServiceName(req.params, req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await targets.serviceName(request, { credentials }));
  });
}
