import { writeExample } from './writeExample';

export const gitPublishExamples = [
  writeExample('Push the workspace to the repository of the answers.', {
    id: 'publish',
    name: 'Publish to git',
    action: 'flightdeck:git:publish',
    if: "${{ parameters.repository.kind === 'git' }}",
    input: {
      host: '${{ parameters.repository.host }}',
      name: '${{ parameters.repository.name }}',
      service: '${{ parameters.name }}',
    },
  }),
];
