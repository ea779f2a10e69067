import type { NamespaceDescription } from '@flightdeck/plugin-environments-common';
import type { Tone } from '@flightdeck/plugin-environments-react';
import { findShortfalls, type Needs } from './findShortfalls';
import type { NamespacesAnswer } from './namespacesSchema';

/** What a namespace is to a new service. */
export interface NamespaceVerdict {
  tone: Tone;
  word: string;
  sentence?: string;
  /** Whether the service cannot be made like this. */
  isObstacle: boolean;
}

/** Judges what is known of a namespace that is to be made, or to be there. */
export function judgeNamespace(
  mode: NonNullable<NamespacesAnswer['mode']>,
  found: NamespaceDescription,
  needs: Needs = {},
): NamespaceVerdict {
  const { name, state, message } = found;
  if (state === 'unknown') {
    const sentence = `${message} You can go on; it is checked again before anything is made.`;
    const word = 'Cannot be told now';
    return { tone: 'unknown', word, sentence, isObstacle: false };
  }
  if (mode === 'create') {
    return state === 'absent'
      ? { tone: 'healthy', word: 'Free', isObstacle: false }
      : {
          tone: 'critical',
          word: 'Exists',
          sentence: `There is a namespace ${name} already. Choose another name, or namespaces that are there.`,
          isObstacle: true,
        };
  }
  if (state === 'absent') {
    return {
      tone: 'critical',
      word: 'Missing',
      sentence: `There is no namespace ${name}. Ask for it to be made, or let Argo CD make it.`,
      isObstacle: true,
    };
  }
  return judgeExisting(found, needs);
}

function judgeExisting(
  { holdsWorkloads, quotas = [] }: NamespaceDescription,
  needs: Needs,
): NamespaceVerdict {
  const shortfalls = findShortfalls(needs, quotas);
  if (shortfalls.length > 0) {
    return {
      tone: 'critical',
      word: 'Too small',
      sentence: shortfalls.join(' '),
      isObstacle: true,
    };
  }
  return holdsWorkloads
    ? {
        tone: 'warning',
        word: 'Exists',
        sentence: 'Something runs in it already, and will be beside it.',
        isObstacle: false,
      }
    : { tone: 'healthy', word: 'Exists', isObstacle: false };
}
