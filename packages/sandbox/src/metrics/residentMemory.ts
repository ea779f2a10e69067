import { hash } from './random';

const MEBIBYTE = 1024 * 1024;

/** The bytes that the process of an application holds: much the same in a pod, and never still. */
export function residentMemory(pod: string, random: () => number): number {
  const base = 180 + (hash(pod) % 120);
  return Math.round((base + 20 * random()) * MEBIBYTE);
}
