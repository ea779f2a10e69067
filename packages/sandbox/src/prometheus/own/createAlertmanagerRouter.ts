import express, {
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import { parseString, PromqlError } from '../promql';
import {
  postableSilenceSchema,
  type OwnAlertmanager,
  type SilenceMatcher,
} from './OwnAlertmanager';

const FILTER = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(.*?)\s*$/s;

/** The part of Alertmanager's API v2 that the sandbox serves itself. */
export function createAlertmanagerRouter(manager: OwnAlertmanager): Router {
  const router = PromiseRouter();
  router.use(express.json());
  router.get('/-/ready', (_request, response) => {
    response.type('text/plain').send('OK');
  });
  router.get('/api/v2/status', (_request, response) => {
    response.json(statusOf(manager));
  });
  router.get('/api/v2/alerts', (request, response) => {
    const { active = 'true', silenced = 'true' } = request.query;
    const shown = manager
      .alerts(filtersOf(request))
      .filter(({ status }) =>
        status.state === 'active' ? active === 'true' : silenced === 'true',
      );
    response.json(shown);
  });
  addSilences(router, manager);
  router.use(answerError);
  return router;
}

function addSilences(router: Router, manager: OwnAlertmanager): void {
  router.get('/api/v2/silences', (_request, response) => {
    response.json(manager.silences());
  });
  router.post('/api/v2/silences', (request, response) => {
    const parsed = postableSilenceSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json(parsed.error.issues[0].message);
      return;
    }
    const silenceID = manager.setSilence(parsed.data);
    if (silenceID) {
      response.json({ silenceID });
    } else {
      response.status(404).json('silence not found');
    }
  });
  router.get('/api/v2/silence/:id', (request, response) => {
    const silence = manager.silence(request.params.id);
    if (silence) {
      response.json(silence);
    } else {
      response.status(404).end();
    }
  });
  router.delete('/api/v2/silence/:id', (request, response) => {
    response.status(manager.expire(request.params.id) ? 200 : 404).end();
  });
}

function statusOf(manager: OwnAlertmanager) {
  return {
    cluster: { status: 'disabled', peers: [] },
    versionInfo: {
      version: '0.27.0-sandbox',
      revision: '',
      branch: '',
      buildUser: '',
      buildDate: '',
      goVersion: '',
    },
    config: { original: '' },
    uptime: manager.startedAt.toISOString(),
  };
}

function filtersOf(request: Request): SilenceMatcher[] {
  const texts = [request.query.filter ?? []].flat();
  return texts.map(text => {
    const match = typeof text === 'string' ? FILTER.exec(text) : undefined;
    if (!match) {
      throw new PromqlError('bad_data', `bad matcher format: ${text}`);
    }
    const [, name, operator, value] = match;
    return {
      name,
      value: /^".*"$/s.test(value) ? parseString(value) : value,
      isRegex: operator.endsWith('~'),
      isEqual: operator.startsWith('='),
    };
  });
}

/** Alertmanager's errors are a bare JSON string. */
function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (error instanceof PromqlError) {
    response.status(400).json(error.message);
    return;
  }
  next(error);
}
