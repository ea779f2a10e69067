import { z } from 'zod';

const parametersSchema = z.record(z.string(), z.string());

/** An object of kind ApplicationSet, as far as the sandbox reads it: lists of parameters. */
export const applicationSetSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.literal('ApplicationSet'),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string(),
    uid: z.string(),
  }),
  spec: z.looseObject({
    generators: z
      .array(
        z.looseObject({
          list: z
            .looseObject({ elements: z.array(parametersSchema) })
            .optional(),
        }),
      )
      .default([]),
    template: z.looseObject({
      metadata: z.looseObject({ name: z.string() }),
      spec: z.looseObject({}),
    }),
    syncPolicy: z
      .looseObject({ applicationsSync: z.string().optional() })
      .optional(),
    ignoreApplicationDifferences: z
      .array(
        z.looseObject({
          name: z.string().optional(),
          jsonPointers: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  }),
});

export type ApplicationSet = z.infer<typeof applicationSetSchema>;

const generatedSchema = applicationSetSchema.shape.spec.shape.template;

export type GeneratedApplication = z.infer<typeof generatedSchema>;

function fill(template: unknown, parameters: Record<string, string>): unknown {
  if (typeof template === 'string') {
    return template.replaceAll(
      /\{\{\s*([\w.-]+)\s*\}\}/g,
      (whole, name: string) => parameters[name] ?? whole,
    );
  }
  if (Array.isArray(template)) {
    return template.map(item => fill(item, parameters));
  }
  return typeof template === 'object' && template !== null
    ? Object.fromEntries(
        Object.entries(template).map(([key, value]) => [
          key,
          fill(value, parameters),
        ]),
      )
    : template;
}

/** The applications that an ApplicationSet wants: one for each element of its lists. */
export function generate({ spec }: ApplicationSet): GeneratedApplication[] {
  return spec.generators
    .flatMap(({ list }) => list?.elements ?? [])
    .map(parameters => generatedSchema.parse(fill(spec.template, parameters)));
}
