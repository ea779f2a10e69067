import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { answerFresh } from './answer/answerFresh';
import { whileConnected } from './answer/whileConnected';
import { audited } from './audited';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import {
  parseActionRequest,
  parsePreviewRequest,
} from './request/parseActionRequest';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';
import { parseLimit } from './request/parseLimit';
import { parseOperationId } from './request/parseOperationId';

const PEOPLE = { allow: ['user' as const] };
const READERS = { allow: ['user' as const, 'service' as const] };

/** What a person agrees to names every resource that changes. */
const body = express.json({ limit: '1mb' });

/** The routes of actions and of the operations that they become. */
export function addActionRoutes(
  router: Router,
  { actions, auditor, httpAuth }: RouterOptions,
): void {
  router.post(`${ENVIRONMENT}/actions/preview`, body, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const credentials = await httpAuth.credentials(req, PEOPLE);
    const order = parsePreviewRequest(req.body);
    await whileConnected(res, async signal => {
      answerFresh(res).json(
        await actions.preview(ref, order, { credentials, signal }),
      );
    });
  });

  router.post(`${ENVIRONMENT}/actions`, body, async (req, res) => {
    const credentials = await httpAuth.credentials(req, PEOPLE);
    const operation = await audited(auditor, toAuditEvent(req), async () =>
      actions.start(
        parseEnvironmentRef(req.params),
        parseActionRequest(req.body),
        { credentials },
      ),
    );
    res.status(202).json(operation);
  });

  router.get(`${ENVIRONMENT}/operations`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const limit = parseLimit(req.query.limit);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(
      await actions.listOperations(ref, { limit }, { credentials }),
    );
  });

  router.get(`${ENVIRONMENT}/operations/:id`, async (req, res) => {
    const ref = parseEnvironmentRef(req.params);
    const id = parseOperationId(req.params.id);
    const credentials = await httpAuth.credentials(req, READERS);
    answerFresh(res).json(await actions.getOperation(ref, id, { credentials }));
  });
}

const shortSchema = z
  .string()
  .transform(text => text.slice(0, 500))
  .optional()
  .catch('unreadable');

/** What is audited of a request before anything else is asked of it. */
const attemptSchema = z
  .object({
    key: shortSchema,
    order: z.object({ action: shortSchema }).optional().catch(undefined),
    breakGlass: z.object({ reason: shortSchema }).optional().catch(undefined),
  })
  .catch({});

function toAuditEvent(req: Request) {
  const { namespace, name } = req.params;
  const { breakGlass, key, order } = attemptSchema.parse(req.body);
  return {
    eventId: 'environment-action',
    severityLevel: breakGlass ? ('high' as const) : ('medium' as const),
    request: req,
    meta: {
      namespace,
      name,
      ...(order?.action && { action: order.action }),
      ...(key && { operation: key }),
      ...(breakGlass?.reason && { breakGlass: breakGlass.reason }),
    },
  };
}
