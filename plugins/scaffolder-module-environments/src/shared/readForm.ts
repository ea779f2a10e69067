import {
  SERVICE_STAGES,
  type ServiceStage,
  serviceStageSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

const text = z.string().optional().catch(undefined);

const formSchema = z.object({
  name: text,
  title: text,
  blueprint: text,
  stages: z.array(serviceStageSchema).optional().catch(undefined),
  placement: z
    .object({ cluster: text, argocdInstance: text })
    .optional()
    .catch(undefined),
});

/** What a field needs to know of the other answers, as far as they are there and make sense. */
export interface FormSoFar {
  name?: string;
  title?: string;
  blueprint?: string;
  /** In their order; all when nobody chose. */
  stages: ServiceStage[];
  cluster?: string;
  argocdInstance?: string;
}

/** Reads what was answered so far. */
export function readForm(formData: unknown): FormSoFar {
  const {
    stages = [...SERVICE_STAGES],
    placement,
    ...form
  } = formSchema.safeParse(formData).data ?? {};
  return {
    ...form,
    stages: SERVICE_STAGES.filter(stage => stages.includes(stage)),
    cluster: placement?.cluster,
    argocdInstance: placement?.argocdInstance,
  };
}

const contextSchema = z.object({ formData: z.unknown() });

/** The answers of all pages, as the wizard hands them to each field. */
export function answersOf(formContext: unknown): unknown {
  return contextSchema.safeParse(formContext).data?.formData;
}

/** Reads what was answered so far from what the wizard hands to a field. */
export function readContext(formContext: unknown): FormSoFar {
  return readForm(answersOf(formContext));
}
