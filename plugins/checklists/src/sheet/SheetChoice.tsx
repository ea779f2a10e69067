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
  /** The key of a release; that which comes next, or runs, when undefined. */
  shown: string | undefined;
  onChoose: (release: string | undefined) => void;
}) {
  const { checklists, error, shown, onChoose } = props;
  const classes = useStyles();
  const isListed = checklists.some(({ release }) => release.key === shown);
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
        value={shown ?? CURRENT}
        onChange={({ target }) =>
          onChoose(target.value === CURRENT ? undefined : target.value)
        }
      >
        <MenuItem value={CURRENT}>
          The current one{currentName(checklists)}
        </MenuItem>
        {shown !== undefined && !isListed && (
          <MenuItem value={shown}>An older one</MenuItem>
        )}
        {checklists.map(({ openedAt, release, standing }) => (
          <MenuItem key={release.key} value={release.key}>
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
