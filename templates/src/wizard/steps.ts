/** Parameters that are no answers would be refused; the preview says nothing. */
const ANSWERS = '${{ parameters }}';

const publishTo = (kind: string, title: string) => ({
  id: `publish-${kind}`,
  name: `Publish to ${title}`,
  action: `publish:${kind}`,
  if: `\${{ parameters.repository.kind == "${kind}" }}`,
  input: {
    repoUrl: '${{ parameters.repository.repoUrl }}',
    description: '${{ parameters.description }}',
    defaultBranch: '${{ steps.render.output.branch }}',
  },
});

/** What the scaffolder does, the same for every blueprint. */
export function stepsOf(): object[] {
  return [
    {
      id: 'check',
      name: 'Check the answers',
      action: 'flightdeck:service:check',
      input: { answers: ANSWERS },
    },
    {
      id: 'render',
      name: 'Write the files',
      action: 'flightdeck:service:render',
      input: { answers: ANSWERS },
    },
    {
      id: 'publish-git',
      name: 'Publish to Git',
      action: 'flightdeck:git:publish',
      if: '${{ parameters.repository.kind == "git" }}',
      input: {
        host: '${{ parameters.repository.host }}',
        name: '${{ parameters.repository.name }}',
        service: '${{ parameters.name }}',
      },
    },
    publishTo('github', 'GitHub'),
    publishTo('gitlab', 'GitLab'),
    publishTo('gitea', 'Gitea'),
    {
      id: 'argocd',
      name: 'Create the Argo CD project and applications',
      action: 'flightdeck:argocd:create',
      input: {
        instance: '${{ parameters.placement.argocdInstance }}',
        service: '${{ parameters.name }}',
      },
    },
    {
      id: 'wait',
      name: 'Wait for the first sync',
      action: 'flightdeck:environments:wait',
      input: {
        instance: '${{ parameters.placement.argocdInstance }}',
        project: '${{ steps.render.output.project }}',
        applications: '${{ steps.render.output.applications }}',
        sync: true,
      },
    },
    {
      id: 'register',
      name: 'Register the service and its environments',
      action: 'flightdeck:environments:register',
      input: {
        catalogInfoUrl: '${{ steps.render.output.catalogInfoUrl }}',
        environments: '${{ steps.render.output.environments }}',
      },
    },
    {
      id: 'cleanup',
      name: 'Take back what was made',
      action: 'flightdeck:service:cleanup',
      if: '${{ failure() }}',
      input: {
        answers: ANSWERS,
        // Undefined when a step before it failed.
        registered: '${{ steps.register.output.added or false }}',
      },
    },
  ];
}

/** What the person sees in the end. */
export function outputOf(): object {
  return {
    // The preview shows what the check of a dry run has found.
    problems: '${{ steps.check.output.problems }}',
    links: [
      {
        title: 'Environments',
        icon: 'dashboard',
        url: '/environments?system=${{ parameters.name }}',
      },
      {
        title: 'System in the catalog',
        icon: 'catalog',
        entityRef: 'system:default/${{ parameters.name }}',
      },
    ],
  };
}
