import { makeStyles } from '@material-ui/core/styles';
import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { Age } from '@flightdeck/plugin-environments-react';
import { SOURCE_WORDS } from '../words/sourceWords';
import { signatureStanding } from './signatures';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(0.5),
      justifyItems: 'start',
      minWidth: '14rem',
    },
    line: {
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
    },
    badge: {
      border: `1px solid ${theme.palette.text.secondary}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(0, 0.75),
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'FlightdeckItemSources' },
);

/** Where the answers to an item come from, and how old they are. */
export function ItemSources(props: {
  result: ChecklistItemResult;
  releaseKey: string;
}) {
  const { result, releaseKey } = props;
  const { evidence, item, signOffs } = result;
  const classes = useStyles();
  const newest = signOffs[signOffs.length - 1];
  return (
    <ul className={classes.list}>
      {evidence.map(({ collector, observedAt, source }) => (
        <li key={collector} className={classes.line}>
          <span className={classes.badge}>{SOURCE_WORDS[source]}</span>
          <Age time={observedAt} />
        </li>
      ))}
      {item.people && (
        <li className={classes.line}>
          <span className={classes.badge}>People</span>
          <span>
            {signatureStanding(result, releaseKey).words}
            {newest && (
              <>
                , <Age time={newest.at} />
              </>
            )}
          </span>
        </li>
      )}
      {evidence.length === 0 && !item.people && <li>Not looked at yet</li>}
    </ul>
  );
}
