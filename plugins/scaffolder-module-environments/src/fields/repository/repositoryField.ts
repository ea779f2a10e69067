import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { RepositoryField } from './RepositoryField';
import { type RepositoryAnswer, repositorySchema } from './repositorySchema';
import { parseRepoUrl } from './repoUrl';

const validation: CustomFieldValidator<RepositoryAnswer> = (value, field) => {
  if (!value.kind) {
    field.addError('Choose where the repository is made.');
    return;
  }
  if (value.kind !== 'git') {
    const { owner, repo } = parseRepoUrl(value.repoUrl);
    if (!owner || !repo) {
      field.addError('Say the owner and the name of the repository.');
      return;
    }
  }
  mistakesOf(answerShapes.repository, value).forEach(mistake =>
    field.addError(mistake),
  );
};

/** Asks where the repository of a service is made. */
export const repositoryField = {
  name: 'FlightdeckRepository',
  component: RepositoryField,
  schema: repositorySchema,
  validation,
};
