import type { Router } from 'express';
import { answerFresh } from './answer/answerFresh';
import { answerVersioned } from './answer/answerVersioned';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseBlueprintId } from './request/parseBlueprintId';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';

const READERS = { allow: ['user' as const, 'service' as const] };

/** The routes of blueprints, and of how environments stand against them. */
export function addConformanceRoutes(
  router: Router,
  { conformance, httpAuth }: RouterOptions,
): void {
  router.get('/v1/blueprints', async (req, res) => {
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await conformance.listBlueprints({ credentials }));
  });

  router.get('/v1/blueprints/:name', async (req, res) => {
    const name = parseBlueprintId(req.params.name);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(
      await conformance.getBlueprint(name, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/conformance`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerVersioned(res, await conformance.conformance(ref, { credentials }));
  });
}
