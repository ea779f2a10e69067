import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  Age,
  StatusMark,
  type Tone,
} from '@flightdeck/plugin-environments-react';
import { Revisions } from '../panel/Revisions';
import type { HistoryChoice } from './historyChoices';

const OUTCOMES: Record<
  DeploymentRecord['outcome'],
  { tone: Tone; word: string }
> = {
  healthy: { tone: 'healthy', word: 'Was healthy' },
  degraded: { tone: 'critical', word: 'Was degraded' },
  watching: { tone: 'progressing', word: 'Still watched' },
  unknown: { tone: 'unknown', word: 'Not known how it fared' },
};

const useStyles = makeStyles(
  theme => ({
    list: { maxHeight: '40vh', overflowY: 'auto', flexWrap: 'nowrap' },
    choice: { alignItems: 'flex-start', marginBottom: theme.spacing(0.5) },
  }),
  { name: 'FlightdeckHistoryChoices' },
);

/** Former deployments, to choose one of: what, when, by whom, and how it fared. */
export function HistoryChoices(props: {
  choices: readonly HistoryChoice[];
  chosen: number | undefined;
  onChoose: (id: number) => void;
}) {
  const { choices, chosen, onChoose } = props;
  const classes = useStyles();
  return (
    <FormControl component="fieldset" fullWidth margin="normal" required>
      <FormLabel component="legend">Back to</FormLabel>
      {choices.length === 0 && (
        <Typography variant="body2">
          The delivery engine remembers no former deployment.
        </Typography>
      )}
      <RadioGroup
        className={classes.list}
        value={chosen === undefined ? '' : String(chosen)}
        onChange={event => onChoose(Number(event.target.value))}
      >
        {choices.map(choice => (
          <FormControlLabel
            key={choice.id}
            className={classes.choice}
            value={String(choice.id)}
            control={<Radio size="small" />}
            label={<Choice choice={choice} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

function Choice(props: { choice: HistoryChoice }) {
  const { id, revisions, deployedAt, initiatedBy, record } = props.choice;
  const { tone, word } = OUTCOMES[record?.outcome ?? 'unknown'];
  const commit = record?.commits[0];
  const by = record?.automated
    ? 'automation'
    : nameOf(record?.initiator ?? initiatedBy);
  return (
    <Typography variant="body2" component="span">
      <strong>
        {id}: {record?.release.name ?? 'release'}
      </strong>{' '}
      at <Revisions revisions={revisions} />
      {deployedAt && (
        <>
          , <Age time={deployedAt} />
        </>
      )}
      {by && ` by ${by}`}. <StatusMark tone={tone}>{word}</StatusMark>
      {commit?.message && (
        <Typography variant="caption" color="textSecondary" component="div">
          {commit.message}
          {commit.author && ` (${commit.author})`}
        </Typography>
      )}
    </Typography>
  );
}

/** A link to the person would be inside of what a click chooses, so the name alone is told. */
function nameOf(person: string | undefined): string | undefined {
  return person?.replace(/^user:[^/]+\//, '');
}
