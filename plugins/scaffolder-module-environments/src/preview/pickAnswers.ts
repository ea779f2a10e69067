import type { JsonObject } from '@backstage/types';
import { serviceAnswersSchema } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

const formSchema = z.looseObject({ blueprint: z.string().optional() });
const jsonObjectSchema = z.record(z.string(), z.json());

/** The answers among all that a form holds: what a page only shows is none. */
export function pickAnswers(formData: unknown): JsonObject {
  const form = formSchema.safeParse(formData).data ?? {};
  const asked = serviceAnswersSchema.options.find(
    ({ shape }) => shape.blueprint.value === form.blueprint,
  );
  const answers = Object.entries(form).filter(
    ([name]) => !asked || Object.hasOwn(asked.shape, name),
  );
  // As it is sent: without what is undefined.
  return jsonObjectSchema.parse(
    JSON.parse(JSON.stringify(Object.fromEntries(answers))),
  );
}
