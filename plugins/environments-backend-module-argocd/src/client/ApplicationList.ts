import type { z } from 'zod';
import {
  type ApiApplication,
  apiApplicationSchema,
  type apiListSchema,
} from './apiSchemas';

/** The applications of an instance, as far as they can be read. */
export interface ApplicationList {
  resourceVersion?: string;
  applications: ApiApplication[];
  /** How many items of the answer could not be read. */
  unreadable: number;
}

export function toApplicationList(
  list: z.infer<typeof apiListSchema>,
): ApplicationList {
  const items = list.items ?? [];
  const applications = items.flatMap(
    item => apiApplicationSchema.safeParse(item).data ?? [],
  );
  return {
    resourceVersion: list.metadata?.resourceVersion ?? undefined,
    applications,
    unreadable: items.length - applications.length,
  };
}
