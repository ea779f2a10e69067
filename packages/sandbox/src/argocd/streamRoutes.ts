import Router from 'express-promise-router';
import type { Request, Response, Router as ExpressRouter } from 'express';
import { isAllowed } from './Accounts';
import { type Application, applicationSchema } from './Application';
import type { ArgocdApi } from './ArgocdApi';
import type { ArgocdFaults } from './ArgocdFaults';
import { accountOf, queryProjects, queryText } from './requestParts';
import { selectorFilter } from './selectorFilter';
import { toWire } from './toWire';

const KEEPALIVE_MILLISECONDS = 15_000;

function watchFilter(request: Request, response: Response) {
  const account = accountOf(response);
  const projects = queryProjects(request);
  const name = queryText(request, 'name');
  // Argo CD looks at the namespace only together with a name.
  const namespace = name && queryText(request, 'appNamespace');
  const matches = selectorFilter(queryText(request, 'selector'));
  return ({ metadata, spec }: Application) =>
    isAllowed(account, 'get', spec.project) &&
    (projects.length === 0 || projects.includes(spec.project)) &&
    (!name || metadata.name === name) &&
    (!namespace || metadata.namespace === namespace) &&
    matches(metadata.labels);
}

/**
 * The event stream. As with Argo CD, what happened between a list and the start of the stream is
 * not told, and the headers come with the first event or keepalive.
 */
export function streamRoutes(
  api: ArgocdApi,
  faults: ArgocdFaults,
): ExpressRouter {
  const router = Router();
  router.get('/applications', (request, response) => {
    const accepts = watchFilter(request, response);
    const events = request.headers.accept === 'text/event-stream';
    const version = queryText(request, 'resourceVersion');
    response.setHeader(
      'Content-Type',
      events ? 'text/event-stream' : 'application/json',
    );
    const send = (type: string, application: Application) => {
      const line = JSON.stringify({
        result: { type, application: toWire(application) },
      });
      response.write(events ? `data: ${line}\n\n` : `${line}\n`);
    };
    if (!version || queryText(request, 'name')) {
      api.store
        .list()
        .filter(accepts)
        .forEach(application => send('ADDED', application));
    }
    const unsubscribe = api.backend.cluster.subscribe(({ type, object }) => {
      const application = applicationSchema.safeParse(object).data;
      const old =
        version && Number(object.metadata.resourceVersion) <= Number(version);
      if (application && !old && accepts(application)) {
        send(type, application);
      }
    });
    const keepalive = events
      ? setInterval(() => response.write(':\n'), KEEPALIVE_MILLISECONDS)
      : undefined;
    const forget = faults.addStream(() => response.destroy());
    response.on('close', () => {
      clearInterval(keepalive);
      unsubscribe();
      forget();
    });
  });
  return router;
}
