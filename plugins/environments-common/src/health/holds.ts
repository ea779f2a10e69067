import type { Hold } from '../delivery/Hold';
import type { Subject } from './Finding';

function placeOf({ environmentRef }: Hold): string {
  return environmentRef.split('/').at(-1) ?? environmentRef;
}

/** Names the hold of an environment. */
export function holdSubject(hold: Hold): Subject {
  return { kind: 'Hold', name: placeOf(hold), uid: hold.id };
}

/** How sentences name it. */
export function holdName(hold: Hold): string {
  return `The hold on ${placeOf(hold)}`;
}
