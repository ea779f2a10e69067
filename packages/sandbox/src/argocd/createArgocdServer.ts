import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { GitServer } from '../git';
import { closeServer, listenOnLoopback } from '../git/loopback';
import type { Cluster } from '../kubernetes/Cluster';
import { Accounts, type ArgocdToken } from './Accounts';
import { ApiError } from './ApiError';
import { ApplicationController } from './ApplicationController';
import { ApplicationSetController } from './applicationSets/ApplicationSetController';
import { applicationSetRoutes } from './applicationSets/applicationSetRoutes';
import { applicationRoutes } from './applicationRoutes';
import { applicationWriteRoutes } from './applicationWriteRoutes';
import { ApplicationStore } from './ApplicationStore';
import { ArgocdApi } from './ArgocdApi';
import { createBackend } from './ArgocdBackend';
import { ArgocdFaults } from './ArgocdFaults';
import { clusterRoutes } from './clusterRoutes';
import { projectRoutes } from './projectRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { ensureDefaultProject } from './projects/ensureDefaultProject';
import { operationRoutes } from './operationRoutes';
import { parseBody, setAccount } from './requestParts';
import { revisionRoutes } from './revisionRoutes';
import { serverRoutes } from './serverRoutes';
import { streamRoutes } from './streamRoutes';

export interface ArgocdServerOptions {
  /** Holds the objects of kind Application and AppProject, and what they deploy. */
  cluster: Cluster;
  git: GitServer;
  tokens: readonly ArgocdToken[];
  port: number;
  clock?: () => Date;
  /** How many times faster than in life operations run; 1 when absent. */
  speed?: number;
  /** The custom kinds that the cluster serves, as `Certificate`; all known ones when absent. */
  customKinds?: ReadonlySet<string>;
  /**
   * Compares each application again after so many milliseconds, and up to `jitter` more; as Argo CD
   * does, 2 to 3 minutes, when absent. The speed does not count here.
   */
  refreshMilliseconds?: { period?: number; jitter?: number };
  /** Told of every request: method and path. */
  onRequest?: (method: string, path: string) => void;
}

export interface ArgocdServer {
  readonly url: string;
  readonly faults: ArgocdFaults;
  close(): Promise<void>;
}

const VERSION = 'v3.5.1';
const credentialsSchema = z.object({
  username: z.string(),
  password: z.string(),
});

function faultRoutes(faults: ArgocdFaults) {
  const router = Router();
  router.use(async (request, _response, next) => {
    if (faults.down) {
      request.socket.destroy();
      return;
    }
    if (faults.latencyMilliseconds > 0) {
      await delay(faults.latencyMilliseconds);
    }
    next();
  });
  return router;
}

function openRoutes(accounts: Accounts) {
  const router = Router();
  router.get('/api/version', (_request, response) => {
    response.json({ Version: VERSION });
  });
  router.get('/api/v1/settings', (_request, response) => {
    response.json({
      url: '',
      controllerNamespace: 'argocd',
      appsInAnyNamespaceEnabled: true,
      execEnabled: false,
      syncWithReplaceAllowed: true,
      trackingMethod: 'annotation',
    });
  });
  router.post('/api/v1/session', (request, response) => {
    const { username, password } = parseBody(credentialsSchema, request);
    response.json({ token: accounts.login(username, password) });
  });
  return router;
}

function authentication(accounts: Accounts, faults: ArgocdFaults) {
  return (request: Request, response: Response, next: NextFunction) => {
    const [, token] =
      /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const account = token && !faults.unauthorized && accounts.find(token);
    if (!account) {
      throw new ApiError(
        'Unauthenticated',
        token
          ? 'invalid session: token is not valid'
          : 'no session information',
      );
    }
    setAccount(response, account);
    next();
  };
}

function sendError(
  error: Error,
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (response.headersSent) {
    next(error);
    return;
  }
  const known =
    error instanceof ApiError ? error : new ApiError('Internal', error.message);
  response.status(known.status).json(known);
}

/**
 * An Argo CD: compares applications with Git, runs their operations, and serves the REST API and
 * the event stream.
 */
export async function createArgocdServer(
  options: ArgocdServerOptions,
): Promise<ArgocdServer> {
  const backend = createBackend(options);
  ensureDefaultProject(backend);
  const store = new ApplicationStore(backend.cluster);
  const controller = new ApplicationController(
    backend,
    store,
    options.refreshMilliseconds,
  );
  const accounts = new Accounts(options.tokens, backend.clock);
  const api = new ArgocdApi({ backend, store, controller, accounts });
  const faults = new ArgocdFaults();

  const app = express();
  app.disable('etag');
  app.use((request, _response, next) => {
    options.onRequest?.(request.method, request.path);
    next();
  });
  app.use(faultRoutes(faults));
  app.use(express.json());
  app.use(openRoutes(accounts));
  app.use('/api/v1', authentication(accounts, faults));
  app.use(
    '/api/v1/applications',
    applicationRoutes(api, faults),
    revisionRoutes(api),
    applicationWriteRoutes(api),
    operationRoutes(api),
  );
  app.use('/api/v1/applicationsets', applicationSetRoutes(api));
  app.use('/api/v1/projects', projectRoutes(api, faults));
  app.use('/api/v1/clusters', clusterRoutes(api));
  app.use('/api/v1/repositories', repositoryRoutes(backend));
  app.use('/api/v1/stream', streamRoutes(api, faults));
  app.use('/api/v1', serverRoutes());
  app.use((_request, _response) => {
    throw new ApiError('NotFound', 'Not Found');
  });
  app.use(sendError);

  const sets = new ApplicationSetController(backend);
  sets.start();
  controller.start();
  const server = createServer(app);
  const url = await listenOnLoopback(server, options.port);
  return {
    url,
    faults,
    async close() {
      sets.close();
      await controller.close();
      await closeServer(server);
    },
  };
}
