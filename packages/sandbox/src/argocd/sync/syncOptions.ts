import type { Application, Operation } from '../Application';

/** Whether a sync has an option; those of the operation replace the application's. */
export function hasOption(
  { spec }: Application,
  { sync }: Operation,
  option: string,
): boolean {
  const options = sync.syncOptions ?? spec.syncPolicy?.syncOptions ?? [];
  return options.includes(option);
}
