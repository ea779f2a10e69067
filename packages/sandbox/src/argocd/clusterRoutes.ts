import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { formatTime } from '../kubernetes/objectMetadata';
import { ApiError } from './ApiError';
import { apiVersionsOf, KUBERNETES_VERSION } from './ArgocdBackend';
import type { ArgocdApi } from './ArgocdApi';
import { IN_CLUSTER } from './projects/findCluster';
import { queryText } from './requestParts';

/** The clusters that applications may go to: the one that Argo CD runs in. */
export function clusterRoutes({ backend, store }: ArgocdApi): ExpressRouter {
  const router = Router();

  const describe = () => {
    const connectionState = {
      status: 'Successful',
      message: '',
      attemptedAt: formatTime(backend.clock()),
    };
    const serverVersion = KUBERNETES_VERSION;
    return {
      ...IN_CLUSTER,
      config: { tlsClientConfig: { insecure: false } },
      connectionState,
      serverVersion,
      info: {
        connectionState,
        serverVersion,
        cacheInfo: {},
        applicationsCount: store.list().length,
        apiVersions: apiVersionsOf(backend),
      },
    };
  };

  router.get('/', (request, response) => {
    const server = queryText(request, 'server');
    const name = queryText(request, 'name');
    const isAsked =
      (!server || server === IN_CLUSTER.server) &&
      (!name || name === IN_CLUSTER.name);
    response.json({ metadata: {}, items: isAsked ? [describe()] : [] });
  });

  router.get('/:id', (request, response) => {
    const { id } = request.params;
    const byName = queryText(request, 'id.type') === 'name';
    if (id !== (byName ? IN_CLUSTER.name : IN_CLUSTER.server)) {
      // As for applications: what is not there and what may not be seen look the same.
      throw new ApiError('PermissionDenied', 'permission denied');
    }
    response.json(describe());
  });

  return router;
}
