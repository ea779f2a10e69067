import { setTimeout as delay } from 'node:timers/promises';
import express, { Express } from 'express';
import PromiseRouter from 'express-promise-router';
import { StatusError } from '../StatusError';
import { createAccessReviewRouter } from './accessReviews';
import { ApiContext } from './ApiContext';
import { authenticate } from './authorization';
import { bodyParser } from './bodyParser';
import { createDiscoveryRouter } from './discovery';
import { errorHandler } from './errorHandler';
import { createMetricsApiRouter } from './metricsApi';
import { createOpenApiRouter } from './openApi';
import { createResourceRouter } from './resourceRouter';

/** The whole HTTP surface of the API server. */
export function createApp(context: ApiContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get(['/healthz', '/livez', '/readyz'], (_request, response) => {
    response.type('text/plain').send('ok');
  });
  const router = PromiseRouter();
  router.use(async (request, _response) => {
    if (context.faults.latencyMs > 0) {
      await delay(context.faults.latencyMs);
    }
    authenticate(context, request.headers.authorization);
    return 'next';
  });
  app.use(router);
  app.use(bodyParser);
  app.use(createDiscoveryRouter(context));
  app.use(createOpenApiRouter(context));
  app.use(createAccessReviewRouter(context));
  app.use(createMetricsApiRouter(context));
  app.use(createResourceRouter(context));
  app.use(() => {
    throw StatusError.noSuchPath();
  });
  app.use(errorHandler);
  return app;
}
