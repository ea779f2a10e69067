import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import type { ActionsService } from '../services/ActionsService';
import type { EnvironmentsService } from '../services/EnvironmentsService';
import type { DeliveryStatusService } from '../status/DeliveryStatusService';
import { audited } from '../router/audited';
import {
  parseActionRequest,
  parsePreviewRequest,
} from '../router/request/parseActionRequest';
import { parseEnvironmentRef } from '../router/request/parseEnvironmentRef';

/** How long a preview may take, in milliseconds. */
const PREVIEW_MS = 30_000;

export interface EnvironmentActionsOptions {
  registry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  /** These decide themselves what a caller may see and do. */
  actions: ActionsService;
  deliveryStatus: DeliveryStatusService;
  environments: EnvironmentsService;
}

function expectPerson(
  auth: AuthService,
  credentials: BackstageCredentials,
): void {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('Only people can act on environments.');
  }
}

function registerReads({
  deliveryStatus,
  environments,
  registry,
}: EnvironmentActionsOptions): void {
  registry.register({
    name: 'get-environment',
    title: 'Get environment',
    description:
      'Tells the state of an environment: its health, findings, workloads and applications.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z => z.object({ namespace: z.string(), name: z.string() }),
      output: z => z.object({ snapshot: z.unknown() }),
    },
    action: async ({ credentials, input }) => {
      const ref = parseEnvironmentRef(input);
      const { snapshot } = await environments.get(ref, { credentials });
      return { output: { snapshot } };
    },
  });

  registry.register({
    name: 'get-environment-delivery',
    title: 'Get delivery status',
    description:
      'Tells what bears on actions on an environment: holds, windows and the rights of the caller.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z => z.object({ namespace: z.string(), name: z.string() }),
      output: z => z.object({ status: z.unknown() }),
    },
    action: async ({ credentials, input }) => {
      const ref = parseEnvironmentRef(input);
      const status = await deliveryStatus.status(ref, { credentials });
      return { output: { status } };
    },
  });
}

function registerPreview({
  actions,
  auth,
  registry,
}: EnvironmentActionsOptions): void {
  registry.register({
    name: 'preview-environment-action',
    title: 'Preview an action',
    description:
      'Tells what an action would do to an environment and what stands in its way. Changes nothing. An order is such as {"action": "sync"}.',
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          namespace: z.string(),
          name: z.string(),
          order: z.record(z.unknown()),
        }),
      output: z => z.object({ preview: z.unknown() }),
    },
    action: async ({ credentials, input }) => {
      const ref = parseEnvironmentRef(input);
      expectPerson(auth, credentials);
      const preview = await actions.preview(ref, parsePreviewRequest(input), {
        credentials,
        signal: AbortSignal.timeout(PREVIEW_MS),
      });
      return { output: { preview } };
    },
  });
}

function registerRun({
  actions,
  auditor,
  auth,
  registry,
}: EnvironmentActionsOptions): void {
  registry.register({
    name: 'run-environment-action',
    title: 'Run an action',
    description:
      'Starts an action on an environment. Ask for the preview first, show its deeds to the person, and pass them as seen when they agree.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          namespace: z.string(),
          name: z.string(),
          key: z
            .string()
            .uuid()
            .describe('New for each action; the same key never starts two.'),
          order: z.record(z.unknown()),
          seen: z
            .array(z.record(z.unknown()))
            .describe('The deeds of the preview that the person agreed to.'),
          confirmation: z
            .string()
            .optional()
            .describe('What the person typed, where the preview asks for it.'),
        }),
      output: z => z.object({ operation: z.unknown() }),
    },
    action: async ({ credentials, input }) => {
      const { key, name, namespace, order } = input;
      const event = {
        eventId: 'environment-action',
        severityLevel: 'medium' as const,
        meta: {
          namespace,
          name,
          action: String(order.action).slice(0, 500),
          operation: key,
        },
      };
      const operation = await audited(auditor, event, async () => {
        expectPerson(auth, credentials);
        const ref = parseEnvironmentRef(input);
        return actions.start(ref, parseActionRequest(input), { credentials });
      });
      return { output: { operation } };
    },
  });
}

/** Offers to agents what the REST API offers, with the rights of who uses them. */
export function registerEnvironmentActions(
  options: EnvironmentActionsOptions,
): void {
  registerReads(options);
  registerPreview(options);
  registerRun(options);
}
