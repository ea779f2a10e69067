import {
  checklistReviewSchema,
  noticeRequestSchema,
  pushedEvidenceSchema,
  signRequestSchema,
  waiverDecisionSchema,
  waiverRequestSchema,
} from '@flightdeck/plugin-environments-common';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import type {
  ChecklistRequestOptions,
  ChecklistService,
} from '../checklists/service/ChecklistService';
import { audited } from './audited';
import { ENVIRONMENT, type RouterOptions } from './RouterOptions';
import { parseBody } from './request/parseBody';
import {
  parseItemId,
  parseWaiverId,
  parseWithdrawal,
} from './request/parseChecklistRequest';
import { parseEnvironmentRef } from './request/parseEnvironmentRef';

const CHECKLIST = `${ENVIRONMENT}/checklist`;
const ITEM = `${CHECKLIST}/items/:item`;
const PEOPLE = { allow: ['user' as const] };

/** A route by which a checklist is answered. */
interface AnswerRoute {
  method: 'post' | 'delete';
  path: string;
  /** As the audit log names it. */
  deed: string;
  /** Reads the request, and hands on what it says. */
  answer: (
    checklists: ChecklistService,
    ref: string,
    request: Pick<Request, 'body' | 'params' | 'query'>,
    options: ChecklistRequestOptions,
  ) => Promise<object>;
  allowed?: { allow: ('user' | 'service')[] };
}

const ROUTES: readonly AnswerRoute[] = [
  {
    method: 'post',
    path: `${ITEM}/signature`,
    deed: 'sign',
    answer: async (checklists, ref, { body, params }, options) =>
      checklists.sign(
        ref,
        parseItemId(params.item),
        parseBody(signRequestSchema, body),
        options,
      ),
  },
  {
    method: 'delete',
    path: `${ITEM}/signature`,
    deed: 'withdraw',
    answer: async (checklists, ref, { params, query }, options) =>
      checklists.withdraw(
        ref,
        parseItemId(params.item),
        parseWithdrawal(query),
        options,
      ),
  },
  {
    method: 'post',
    path: `${ITEM}/waivers`,
    deed: 'request-waiver',
    answer: async (checklists, ref, { body, params }, options) =>
      checklists.requestWaiver(
        ref,
        parseItemId(params.item),
        parseBody(waiverRequestSchema, body),
        options,
      ),
  },
  {
    method: 'post',
    path: `${CHECKLIST}/waivers/:id`,
    deed: 'decide-waiver',
    answer: async (checklists, ref, { body, params }, options) =>
      checklists.decideWaiver(
        ref,
        parseWaiverId(params.id),
        parseBody(waiverDecisionSchema, body),
        options,
      ),
  },
  {
    method: 'post',
    path: `${CHECKLIST}/notice`,
    deed: 'send-notice',
    answer: async (checklists, ref, { body }, options) =>
      checklists.sendNotice(ref, parseBody(noticeRequestSchema, body), options),
  },
  {
    method: 'post',
    path: `${CHECKLIST}/review`,
    deed: 'review',
    answer: async (checklists, ref, { body }, options) =>
      checklists.review(ref, parseBody(checklistReviewSchema, body), options),
  },
  {
    method: 'post',
    path: `${CHECKLIST}/evidence`,
    deed: 'push-evidence',
    answer: async (checklists, ref, { body }, options) =>
      checklists.push(ref, parseBody(pushedEvidenceSchema, body), options),
    allowed: { allow: ['user', 'service'] },
  },
];

/** The routes by which checklists are answered. All are audited. */
export function addChecklistAnswerRoutes(
  router: Router,
  { auditor, checklists, httpAuth }: RouterOptions,
): void {
  for (const { allowed = PEOPLE, answer, deed, method, path } of ROUTES) {
    router[method](path, express.json({ limit: '100kb' }), async (req, res) => {
      const credentials = await httpAuth.credentials(req, allowed);
      const answered = await audited(
        auditor,
        toAuditEvent(req, deed),
        async () =>
          answer(checklists, parseEnvironmentRef(req.params), req, {
            credentials,
          }),
      );
      res.json(answered);
    });
  }
}

const shortSchema = z
  .string()
  .transform(text => text.slice(0, 500))
  .optional()
  .catch('unreadable');

/** What is audited of a request before anything else is asked of it. */
const attemptSchema = z
  .object({
    releaseKey: shortSchema,
    itemId: shortSchema,
    answer: shortSchema,
    decision: shortSchema,
    reason: shortSchema,
    state: shortSchema,
  })
  .catch({});

function toAuditEvent(req: Request, deed: string) {
  const { id, item, name, namespace } = req.params;
  const attempt = attemptSchema.parse(req.body);
  const told = Object.entries({ ...attempt, item, waiver: id });
  return {
    eventId: 'environment-checklist',
    severityLevel: 'medium' as const,
    request: req,
    meta: {
      namespace,
      name,
      deed,
      ...Object.fromEntries(told.filter(([, value]) => value !== undefined)),
    },
  };
}
