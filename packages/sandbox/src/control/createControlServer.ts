import { createServer } from 'node:http';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import express, {
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { closeServer, listenOnLoopback } from '../git/loopback';
import { scenarios } from '../scenarios/scenarios';
import { ScenarioRunner } from '../scenarios/ScenarioRunner';

export interface ControlServerOptions {
  port: number;
  runner: ScenarioRunner;
  /** The address of each other server, by its name. */
  urls: Record<string, string>;
  kubeconfig: string;
}

export interface ControlServer {
  url: string;
  close(): Promise<void>;
}

const bodySchema = z.object({ scenario: z.string().min(1) });
const releaseSchema = z.object({
  tag: z.string().regex(/^\w[\w.-]{0,127}$/),
});

/** Serves what the command line and the demo ask of the sandbox: JSON over loopback HTTP. */
export async function createControlServer(
  options: ControlServerOptions,
): Promise<ControlServer> {
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseBrowsers);
  app.use(express.json());
  app.use(routes(options));
  app.use((request: Request) => {
    throw new NotFoundError(`There is nothing at ${request.path}.`);
  });
  app.use(sendError);
  const server = createServer(app);
  const url = await listenOnLoopback(server, options.port);
  return { url, close: () => closeServer(server) };
}

function routes({ runner, urls, kubeconfig }: ControlServerOptions) {
  const router = Router();
  router.get('/scenarios', (_request, response) => {
    response.json({
      scenarios: scenarios.map(({ id, description }) => ({ id, description })),
    });
  });
  router.get('/status', (_request, response) => {
    response.json({
      urls,
      kubeconfig,
      environments: runner
        .environments()
        .map(name => ({ name, broken: runner.broken(name) })),
    });
  });
  router.post('/environments/:environment/break', async (request, response) => {
    const { environment } = request.params;
    const body = bodySchema.safeParse(request.body);
    if (!body.success) {
      throw new InputError('The body has to name the scenario.');
    }
    await runner.break(environment, body.data.scenario);
    response.json({ environment, broken: runner.broken(environment) });
  });
  router.post('/environments/:environment/heal', async (request, response) => {
    const { environment } = request.params;
    const healed = await runner.heal(environment);
    response.json({ environment, healed });
  });
  router.post(
    '/environments/:environment/release',
    async (request, response) => {
      const { environment } = request.params;
      const body = releaseSchema.safeParse(request.body);
      if (!body.success) {
        throw new InputError('The body has to name the tag of an image.');
      }
      await runner.release(environment, body.data.tag);
      response.json({ environment, tag: body.data.tag });
    },
  );
  return router;
}

/** A page on the web must not break environments by way of the browser of who visits it. */
function refuseBrowsers(
  request: Request,
  response: Response,
  next: NextFunction,
) {
  if (request.headers.origin) {
    response.status(403).json({ error: 'Not for browsers.' });
    return;
  }
  next();
}

const STATUS: Record<string, number> = { NotFoundError: 404, InputError: 400 };

function sendError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
) {
  if (response.headersSent || !isError(error)) {
    next(error);
    return;
  }
  const { status } = z
    .object({ status: z.number() })
    .catch({ status: 500 })
    .parse(error);
  response.status(STATUS[error.name] ?? status).json({ error: error.message });
}
