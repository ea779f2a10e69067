import type { Subject } from '@flightdeck/plugin-environments-common';

/**
 * Names an object as `Kind namespace/name`.
 *
 * @public
 */
export function formatSubject(
  subject: Pick<Subject, 'kind' | 'namespace' | 'name'>,
): string {
  const name = subject.namespace
    ? `${subject.namespace}/${subject.name}`
    : subject.name;
  return `${subject.kind} ${name}`;
}
