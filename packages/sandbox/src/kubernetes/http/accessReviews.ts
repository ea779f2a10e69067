import { Router } from 'express';
import { z } from 'zod';
import { resourceTypes } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { ApiContext } from './ApiContext';
import { authenticate, isAllowed, KubernetesToken } from './authorization';

const AUTHORIZATION = { group: 'authorization.k8s.io', version: 'v1' };
const AUTHENTICATION = { group: 'authentication.k8s.io', version: 'v1' };

/** Kinds that answer a question and are stored nowhere. */
export const reviewTypes = [
  {
    ...AUTHORIZATION,
    kind: 'SelfSubjectAccessReview',
    plural: 'selfsubjectaccessreviews',
  },
  {
    ...AUTHORIZATION,
    kind: 'SelfSubjectRulesReview',
    plural: 'selfsubjectrulesreviews',
  },
  {
    ...AUTHENTICATION,
    kind: 'SelfSubjectReview',
    plural: 'selfsubjectreviews',
  },
] as const;

type ReviewKind = (typeof reviewTypes)[number]['kind'];

const reviewSchema = z.looseObject({
  spec: z
    .looseObject({
      namespace: z.string().optional(),
      resourceAttributes: z
        .object({
          verb: z.string().default(''),
          group: z.string().default(''),
          resource: z.string().default(''),
          subresource: z.string().optional(),
          namespace: z.string().optional(),
          name: z.string().optional(),
        })
        .optional(),
      nonResourceAttributes: z.looseObject({}).optional(),
    })
    .default({}),
});

type Review = z.output<typeof reviewSchema>;

/** Tells a user what it may do, from the same rules that are enforced. */
export function createAccessReviewRouter(context: ApiContext): Router {
  const router = Router();
  for (const { group, version, kind, plural } of reviewTypes) {
    router.post(`/apis/${group}/${version}/${plural}`, (request, response) => {
      const token = authenticate(context, request.headers.authorization);
      const review = reviewSchema.safeParse(request.body);
      if (!review.success) {
        throw StatusError.badRequest(
          `${kind} is invalid: ${z.prettifyError(review.error)}`,
        );
      }
      response.status(201).json({
        ...review.data,
        kind,
        apiVersion: `${group}/${version}`,
        metadata: {},
        status: statusOf(kind, token, review.data, context),
      });
    });
  }
  return router;
}

function statusOf(
  kind: ReviewKind,
  token: KubernetesToken,
  { spec }: Review,
  context: ApiContext,
): unknown {
  switch (kind) {
    case 'SelfSubjectAccessReview':
      return { allowed: mayDo(token, spec, context) };
    case 'SelfSubjectRulesReview':
      return rulesOf(token, spec.namespace ?? 'default');
    default:
      return {
        userInfo: { username: token.user, groups: ['system:authenticated'] },
      };
  }
}

function mayDo(
  token: KubernetesToken,
  { resourceAttributes, nonResourceAttributes }: Review['spec'],
  { faults }: ApiContext,
): boolean {
  if (!resourceAttributes) {
    return nonResourceAttributes !== undefined && token.rules === 'admin';
  }
  const { group, resource } = resourceAttributes;
  const type = resourceTypes.find(
    known => known.group === group && known.plural === resource,
  );
  return (
    !(type && faults.forbidKinds.has(type.kind)) &&
    isAllowed(token, {
      ...resourceAttributes,
      namespace: resourceAttributes.namespace || undefined,
    })
  );
}

function rulesOf({ rules }: KubernetesToken, namespace: string) {
  const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };
  const resourceRules =
    rules === 'admin'
      ? [everything]
      : rules
          .filter(
            rule =>
              !rule.namespaces ||
              rule.namespaces.includes('*') ||
              rule.namespaces.includes(namespace),
          )
          .map(({ verbs, groups, resources }) => ({
            verbs,
            apiGroups: groups,
            resources,
          }));
  return { resourceRules, nonResourceRules: [], incomplete: false };
}
