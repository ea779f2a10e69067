import type { Router } from 'express';
import { answerFresh } from './answer/answerFresh';
import { answerVersioned } from './answer/answerVersioned';
import { whileConnected } from './answer/whileConnected';
import { audited } from './audited';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';
import { parseEventFilter } from './request/parseEventFilter';
import { parseObjectName } from './request/parseObjectName';
import { parseRangeRequest } from './request/parseRangeRequest';

const READERS = { allow: ['user' as const, 'service' as const] };

/** The routes of what the page of an environment shows beside the snapshot. */
export function addInspectionRoutes(
  router: Router,
  { auditor, httpAuth, inspection }: RouterOptions,
): void {
  router.get(`${ENVIRONMENT}/events`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const filter = parseEventFilter(req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(
      await inspection.events(ref, filter, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/inventory`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerVersioned(res, await inspection.inventory(ref, { credentials }));
  });

  router.get(`${ENVIRONMENT}/alerts`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await inspection.alerts(ref, { credentials }));
  });

  router.get(`${ENVIRONMENT}/indicators/:id/range`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const range = parseRangeRequest(req.params.id, req.query);
    const credentials = await httpAuth.credentials(req, READERS);
    await whileConnected(res, async signal => {
      const options = { credentials, signal };
      answerFresh(res).json(
        await inspection.indicatorRange(ref, range, options),
      );
    });
  });

  router.get(
    `${ENVIRONMENT}/objects/:kind/:objectNamespace/:objectName`,
    async (req, res) => {
      const credentials = await httpAuth.credentials(req, READERS);
      const event = {
        eventId: 'environment-object-read',
        severityLevel: 'low' as const,
        request: req,
        meta: { ...req.params },
      };
      await whileConnected(res, async signal => {
        const detail = await audited(auditor, event, async () =>
          inspection.object(
            parseEnvironmentRef(req.params),
            parseObjectName(req.params),
            { credentials, signal },
          ),
        );
        answerFresh(res).json(detail);
      });
    },
  );
}
