import type { LiveWorkload } from '../LiveObject';

type Template = NonNullable<LiveWorkload['object']['spec']['template']>;
/** A container as the template of a workload declares it. */
export type TemplateContainer = NonNullable<
  Template['spec']
>['containers'][number];

export function containersOf({ object }: LiveWorkload): TemplateContainer[] {
  return object.spec.template?.spec?.containers ?? [];
}

/** The container of a name, or the one that is named as its workload or part, or the first. */
export function mainContainer(
  live: LiveWorkload,
  partId: string,
  name?: string,
): TemplateContainer | undefined {
  const containers = containersOf(live);
  if (name !== undefined) {
    return containers.find(container => container.name === name);
  }
  return (
    containers.find(container => container.name === partId) ??
    containers.find(
      container => container.name === live.object.metadata.name,
    ) ??
    containers.at(0)
  );
}
