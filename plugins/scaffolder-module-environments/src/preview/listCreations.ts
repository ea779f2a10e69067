import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { parseRepoUrl } from '../fields/repository/repoUrl';

/** Things of one kind that will be made. */
export interface Creations {
  what: string;
  names: string[];
  where: string;
}

/** What will be made of answers; of entities, those that files name are known better. */
export function listCreations(
  answers: ServiceAnswers,
  entityRefs: readonly string[],
): Creations[] {
  const { environments, name, project } = describeService(answers);
  const { argocdInstance, cluster } = answers.placement;
  const known = [
    `system:default/${name}`,
    ...environments.map(each => `resource:default/${each.name}`),
  ];
  const argocd = `in Argo CD '${argocdInstance}'`;
  const list = [
    repositoryOf(answers),
    { what: 'Argo CD project', names: [project], where: argocd },
    {
      what: 'Argo CD applications',
      names: environments.map(each => each.name),
      where: argocd,
    },
    {
      what: 'Namespaces',
      names:
        answers.namespaces.mode === 'create'
          ? environments.flatMap(({ namespaces }) => namespaces)
          : [],
      where: `in cluster '${cluster}'`,
    },
    {
      what: 'Entities',
      names: entityRefs.length > 0 ? [...entityRefs] : known,
      where: 'in the catalog',
    },
  ];
  return list.filter(({ names }) => names.length > 0);
}

function repositoryOf({ repository }: ServiceAnswers): Creations {
  if (repository.kind === 'git') {
    const { host, name } = repository;
    return { what: 'Repository', names: [name], where: `on ${host}` };
  }
  const { host, owner, repo } = parseRepoUrl(repository.repoUrl);
  return {
    what: 'Repository',
    names: [`${owner}/${repo}`],
    where: `on ${host}`,
  };
}
