import type { Subject } from '@flightdeck/plugin-environments-common';

/** Names an object as `Kind namespace/name`. */
export function formatSubject(subject: Subject): string {
  const name = subject.namespace
    ? `${subject.namespace}/${subject.name}`
    : subject.name;
  return `${subject.kind} ${name}`;
}
