import type { Node, Pod } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import { isFinished } from './pods';
import { countOf } from './words';

/** The Pods of the environment that run on a node. */
export function podsOn({ metadata }: Node, index: FactIndex): readonly Pod[] {
  return index
    .objects('Pod')
    .filter(pod => pod.spec.nodeName === metadata.name && !isFinished(pod));
}

/** `2 Pods of this environment run there`. */
export function affectedWords(pods: readonly Pod[]): string {
  return `${countOf(pods.length, 'Pod')} of this environment ${
    pods.length === 1 ? 'runs' : 'run'
  } there`;
}
