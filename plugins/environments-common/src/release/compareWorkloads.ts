import { parseQuantity } from '../kubernetes';
import { pairUp } from './pairUp';
import type { StageDifference } from './Release';
import type { StageWorkload } from './stageWorkloads';

type Container = StageWorkload['containers'][number];
type Side<T> = { items: readonly T[]; nameOf: (item: T) => string };

const RESOURCES = ['requests', 'limits'] as const;

/** What differs between the workloads of one kind. */
export function compareWorkloads(
  before: Side<StageWorkload>,
  after: Side<StageWorkload>,
): StageDifference[] {
  return pairUp(before, after).flatMap(([name, left, right]) => {
    const subject = `${(left ?? right)?.kind} ${name}`;
    if (!left || !right) {
      const images = [left, right].map(imagesOf);
      return [
        {
          aspect: 'image' as const,
          subject,
          before: images[0],
          after: images[1],
        },
      ];
    }
    return [
      ...tell('replicas', subject, left.replicas, right.replicas),
      ...compareContainers(subject, left, right),
    ];
  });
}

function imagesOf(workload: StageWorkload | undefined): string | undefined {
  return workload?.containers
    .map(({ image }) => image ?? 'no image')
    .join(', ');
}

function compareContainers(
  workload: string,
  left: StageWorkload,
  right: StageWorkload,
): StageDifference[] {
  const side = ({ containers }: StageWorkload): Side<Container> => ({
    items: containers,
    nameOf: ({ name }) => name,
  });
  return pairUp(side(left), side(right)).flatMap(([name, one, other]) => {
    const subject = `${workload}, container ${name}`;
    return [
      ...tell('image', subject, one?.image, other?.image),
      ...(one && other
        ? [
            ...compareResources(subject, one, other),
            ...compareVariables(subject, one, other),
          ]
        : []),
    ];
  });
}

function compareResources(
  container: string,
  left: Container,
  right: Container,
): StageDifference[] {
  return RESOURCES.flatMap(part => {
    const [before = {}, after = {}] = [left, right].map(
      ({ resources }) => resources?.[part],
    );
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names]
      .sort()
      .filter(
        name =>
          before[name] === undefined ||
          after[name] === undefined ||
          !isSameQuantity(before[name], after[name]),
      )
      .flatMap(name =>
        tell(
          'resources',
          `${container}, ${name} ${part}`,
          before[name],
          after[name],
        ),
      );
  });
}

function isSameQuantity(before: string, after: string): boolean {
  const value = parseQuantity(before);
  return value !== undefined && value === parseQuantity(after);
}

/** Names of environment variables that one side lacks. */
function compareVariables(
  container: string,
  left: Container,
  right: Container,
): StageDifference[] {
  const side = ({ variables }: Container): Side<string> => ({
    items: variables,
    nameOf: variable => variable,
  });
  return pairUp(side(left), side(right)).flatMap(([name, one, other]) =>
    tell(
      'configuration',
      `${container}, variable ${name}`,
      one && 'set',
      other && 'set',
    ),
  );
}

function tell(
  aspect: StageDifference['aspect'],
  subject: string,
  before: string | undefined,
  after: string | undefined,
): StageDifference[] {
  return before === after ? [] : [{ aspect, subject, before, after }];
}
