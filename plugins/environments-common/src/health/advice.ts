import type { Pod } from '../kubernetes';
import type { FactIndex } from './FactIndex';

/** The command that tells the most about an object. */
export function describeCommand(
  kind: string,
  { namespace, name }: { namespace: string; name: string },
): string {
  return `\`kubectl describe ${kind.toLocaleLowerCase(
    'en-US',
  )} ${name} -n ${namespace}\``;
}

/** The command that prints what a container wrote. */
export function logsCommand(
  { metadata }: Pod,
  container: string,
  options: { previous: boolean },
): string {
  return `\`kubectl logs -n ${metadata.namespace} ${
    metadata.name
  } -c ${container}${options.previous ? ' --previous' : ''}\``;
}

/** What is left to do for a Pod once its cause is mended. */
export function afterTheFix(pod: Pod, index: FactIndex): string[] {
  const owner = index.ownerOf(pod);
  switch (owner?.kind) {
    case 'Deployment':
      return [`Or roll ${owner.name} back to the release before.`];
    case 'StatefulSet':
      return [
        `Then delete the Pod: StatefulSet ${owner.name} does not replace a broken Pod by itself.`,
      ];
    default:
      return [];
  }
}
