import { isError } from '@backstage/errors';
import type {
  ArgocdAdministration,
  DeliveryObject,
} from '@flightdeck/plugin-environments-backend-module-argocd';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { retryUnanswered } from '../upstream/retryUnanswered';
import type { UndoReport } from '../undo/UndoReport';
import { isMadeBy } from './ownership';

export interface UndoDeliveryOptions {
  administration: ArgocdAdministration;
  /** Only what this task made is deleted. */
  task: string;
  project: string;
  /** In the order in which they were made. */
  applications: readonly string[];
  delay: Delay;
  /** Bounds the whole: deleting an application waits for what it deployed. */
  signal: AbortSignal;
}

const POLL_MS = 1_000;

interface Undoing {
  what: string;
  find(): Promise<DeliveryObject | undefined>;
  delete(): Promise<void>;
}

/** Deletes what a task has made in Argo CD, the last first, and waits until it is gone. */
export async function undoDelivery(
  options: UndoDeliveryOptions,
): Promise<UndoReport> {
  const { administration, project, signal } = options;
  const report: UndoReport = { undone: [], left: [] };
  if (await isOfAnother(options)) {
    return report;
  }
  const where = `in Argo CD '${administration.instance}'`;
  const steps: Undoing[] = [
    ...[...options.applications].reverse().map(name => ({
      what: `application '${name}' ${where}`,
      find: () => administration.findApplication({ name, project }, { signal }),
      delete: () =>
        administration.deleteApplication({ name, project }, { signal }),
    })),
    {
      what: `project '${project}' ${where}`,
      find: () => administration.findProject(project, { signal }),
      delete: () => administration.deleteProject(project, { signal }),
    },
  ];
  for (const step of steps) {
    try {
      if (await undo(step, options)) {
        report.undone.push(step.what);
      }
    } catch (error) {
      const why = signal.aborted
        ? 'it took too long to go.'
        : isError(error) && error.message;
      report.left.push(`${step.what}: ${why}`);
    }
  }
  return report;
}

/** In a project of somebody else nothing is ours; whether it is cannot always be told. */
async function isOfAnother(options: UndoDeliveryOptions): Promise<boolean> {
  const { administration, project, task, signal } = options;
  try {
    const found = await administration.findProject(project, { signal });
    return found !== undefined && !isMadeBy(found, task);
  } catch {
    return false;
  }
}

/** Resolves to whether there was something of the task. */
async function undo(
  step: Undoing,
  options: UndoDeliveryOptions,
): Promise<boolean> {
  const { task, delay, signal } = options;
  const isOurs = async () => {
    const found = await retryUnanswered(options, step.find);
    return found && isMadeBy(found, task) ? found : undefined;
  };
  let found = await isOurs();
  if (!found) {
    return false;
  }
  while (found) {
    if (!found.deleting) {
      await retryUnanswered(options, step.delete);
    }
    found = await isOurs();
    if (found) {
      await delay(POLL_MS, signal);
      signal.throwIfAborted();
    }
  }
  return true;
}
