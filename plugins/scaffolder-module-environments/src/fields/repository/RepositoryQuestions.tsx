import TextField from '@material-ui/core/TextField';
import { errorsAt } from '../../shared/errorsAt';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import type { RepositoryAnswer } from './repositorySchema';
import { formatRepoUrl, parseRepoUrl } from './repoUrl';

interface QuestionsProps {
  id: string;
  value: RepositoryAnswer;
  onChange: (value: RepositoryAnswer) => void;
  disabled: boolean;
  errorSchema?: object;
}

const TYPED = { spellCheck: false, autoCapitalize: 'none' };

/** The name of a repository on a git host. */
export function GitQuestions(props: QuestionsProps) {
  const { disabled, errorSchema, id, onChange, value } = props;
  const mistakes = value.name
    ? mistakesOf(answerShapes.repository, value)
    : errorsAt(errorSchema, 'name');
  return (
    <TextField
      id={`${id}_name`}
      label="Name of the repository"
      required
      disabled={disabled}
      value={value.name ?? ''}
      onChange={({ target }) =>
        onChange({ ...value, name: target.value || undefined })
      }
      inputProps={TYPED}
      error={mistakes.length > 0}
      helperText={mistakes[0]}
      fullWidth
    />
  );
}

/** The owner and the name of a repository on GitHub and the like. */
export function HostedQuestions(props: QuestionsProps) {
  const { disabled, id, onChange, value } = props;
  const parts = parseRepoUrl(value.repoUrl);
  const change = (part: Partial<typeof parts>) =>
    onChange({ ...value, repoUrl: formatRepoUrl({ ...parts, ...part }) });
  const isWhole = parts.owner !== '' && parts.repo !== '';
  const [mistake] = isWhole ? mistakesOf(answerShapes.repository, value) : [];
  return (
    <>
      <TextField
        id={`${id}_owner`}
        label="Owner"
        helperText="The organization, group or person."
        required
        disabled={disabled}
        value={parts.owner}
        onChange={({ target }) => change({ owner: target.value })}
        inputProps={TYPED}
        fullWidth
      />
      <TextField
        id={`${id}_repo`}
        label="Name of the repository"
        required
        disabled={disabled}
        value={parts.repo}
        onChange={({ target }) => change({ repo: target.value })}
        inputProps={TYPED}
        error={mistake !== undefined}
        helperText={mistake}
        fullWidth
      />
    </>
  );
}
