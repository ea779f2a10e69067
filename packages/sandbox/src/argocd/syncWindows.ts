import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt } from '../kubernetes/json';
import type { Application } from './Application';
import { parseDuration } from './parseDuration';

const windowSchema = z.looseObject({
  kind: z.enum(['allow', 'deny']),
  schedule: z.string(),
  duration: z.string(),
  manualSync: z.boolean().optional(),
  timeZone: z.string().optional(),
  applications: z.array(z.string()).default([]),
  namespaces: z.array(z.string()).default([]),
  clusters: z.array(z.string()).default([]),
});

export type SyncWindow = z.infer<typeof windowSchema>;

function matchesAny(patterns: readonly string[], value: string): boolean {
  return patterns.some(pattern => {
    const parts = pattern
      .split('*')
      .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(value);
  });
}

/** The windows of a project that bear on an application. */
export function assignedWindows(
  project: KubeObject | undefined,
  { metadata, spec }: Application,
): SyncWindow[] {
  const windows = z
    .array(windowSchema)
    .safeParse(fieldAt(project, 'spec', 'syncWindows'));
  const { namespace, server, name } = spec.destination;
  return (windows.data ?? []).filter(
    window =>
      matchesAny(window.applications, metadata.name) ||
      matchesAny(window.namespaces, namespace) ||
      matchesAny(window.clusters, server ?? name ?? ''),
  );
}

export function isActive(window: SyncWindow, now: Date): boolean {
  const lastStart = CronExpressionParser.parse(window.schedule, {
    // The parser looks strictly before this time.
    currentDate: new Date(now.getTime() + 1),
    tz: window.timeZone ?? 'UTC',
  }).prev();
  return lastStart.getTime() + parseDuration(window.duration) > now.getTime();
}

/** Whether a sync may run now, by Argo CD's own reading of its windows. */
export function canSync(
  windows: readonly SyncWindow[],
  options: { manual: boolean; now: Date },
): boolean {
  const active = windows.filter(window => isActive(window, options.now));
  const denials = active.filter(({ kind }) => kind === 'deny');
  if (denials.length > 0) {
    return options.manual && denials.every(({ manualSync }) => manualSync);
  }
  const allowances = windows.filter(({ kind }) => kind === 'allow');
  if (allowances.length === 0 || active.some(({ kind }) => kind === 'allow')) {
    return true;
  }
  return options.manual && allowances.every(({ manualSync }) => manualSync);
}
