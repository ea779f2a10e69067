import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { ChecklistList } from '@flightdeck/plugin-environments-common';
import {
  Age,
  FailureLine,
  sentenceOf,
} from '@flightdeck/plugin-environments-react';
import { STANDING_WORDS } from '../words/standing';

const CURRENT = 'current';

const useStyles = makeStyles(
  theme => ({
    field: { minWidth: '18rem', marginBottom: theme.spacing(2) },
    age: { marginLeft: theme.spacing(1), color: theme.palette.text.secondary },
  }),
  { name: 'FlightdeckSheetChoice' },
);

interface Choice {
  release?: string;
  round?: number;
}

/** The last checklist of a release is named by the release alone. */
function toChoice(
  { release, round }: ChecklistList['checklists'][number],
  _: number,
  all: ChecklistList['checklists'],
): Choice {
  const isLast = all.every(
    other => other.release.key !== release.key || other.round <= round,
  );
  return { release: release.key, round: isLast ? undefined : round };
}

function toValue({ release, round }: Choice): string {
  return [release ?? CURRENT, round ?? []].flat().join(' ');
}

/** The release that comes next, else the one that runs. */
function currentName(checklists: ChecklistList['checklists']): string {
  const current =
    checklists.find(({ standing }) => standing === 'open') ??
    checklists.find(({ standing }) => standing === 'deployed');
  return current ? `: ${current.release.name}` : '';
}

/** Chooses the release whose checklist is shown. */
export function SheetChoice(props: {
  /** Newest first. */
  checklists: ChecklistList['checklists'];
  /** Why they cannot be read. */
  error: Error | undefined;
  /** Of which release, and which of its checklists: that which comes next, or runs, when absent. */
  shown: Choice;
  onChoose: (choice: Choice & { release: string | undefined }) => void;
}) {
  const { checklists, error, shown, onChoose } = props;
  const classes = useStyles();
  const choices = checklists.map(toChoice);
  const values = choices.map(toValue);
  const value = toValue(shown);
  return (
    <>
      <TextField
        select
        id="checklist-release"
        label="Release"
        size="small"
        variant="outlined"
        className={classes.field}
        SelectProps={{ SelectDisplayProps: { 'aria-label': 'Release' } }}
        value={value}
        onChange={({ target }) =>
          onChoose({
            release: undefined,
            ...choices[values.indexOf(target.value)],
          })
        }
      >
        <MenuItem value={CURRENT}>
          The current one{currentName(checklists)}
        </MenuItem>
        {value !== CURRENT && !values.includes(value) && (
          <MenuItem value={value}>An older one</MenuItem>
        )}
        {checklists.map(({ openedAt, release, standing }, index) => (
          <MenuItem key={values[index]} value={values[index]}>
            {release.name}, {STANDING_WORDS[standing]}
            <span className={classes.age}>
              <Age time={openedAt} />
            </span>
          </MenuItem>
        ))}
      </TextField>
      {error && (
        <FailureLine>
          Former checklists cannot be listed: {sentenceOf(error)}
        </FailureLine>
      )}
    </>
  );
}
