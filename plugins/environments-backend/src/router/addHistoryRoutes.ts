import type { Router } from 'express';
import { z } from 'zod';
import { answerFresh } from './answer/answerFresh';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseDeploymentQuery } from './request/parseDeploymentQuery';
import {
  parseEnvironmentRef,
  parseSystemRef,
} from './request/parseEnvironmentRef';
import { parseQuery } from './request/parseQuery';

const SYSTEM = '/v1/systems/:namespace/:name';
const READERS = { allow: ['user' as const, 'service' as const] };

const doraSchema = z.object({
  days: z.coerce
    .number({ error: 'it must be a number' })
    .int()
    .min(1)
    .max(365)
    .default(30),
});

/** The routes of what was deployed, of its figures, and of which release is where. */
export function addHistoryRoutes(
  router: Router,
  { history, httpAuth, releases }: RouterOptions,
): void {
  router.get('/v1/deployments', async (req, res) => {
    const query = parseDeploymentQuery(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await history.allDeployments(query, { credentials }));
  });

  router.get(`${ENVIRONMENT}/deployments`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const query = parseDeploymentQuery(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(
      await history.deployments(ref, query, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/dora`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const { days } = parseQuery(doraSchema, req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await history.dora(ref, days, { credentials }));
  });

  router.get(`${SYSTEM}/dora`, async (req, res) => {
    const ref = parseSystemRef(req.params);
    const { days } = parseQuery(doraSchema, req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await history.systemDora(ref, days, { credentials }));
  });

  router.get(`${SYSTEM}/releases`, async (req, res) => {
    const ref = parseSystemRef(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await releases.board(ref, { credentials }));
  });
}
