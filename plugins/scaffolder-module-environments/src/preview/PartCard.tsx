import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { BlueprintPart } from '@flightdeck/plugin-environments-common';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'FlightdeckPreviewPart' },
);

/** What is made of the part, in a few words; nothing of what lies outside the cluster. */
function describeMakeup({
  kinds,
  replicas,
  autoscaler,
  storage,
}: BlueprintPart) {
  const scale = autoscaler
    ? `${autoscaler.min} to ${autoscaler.max} replicas`
    : replicas && `${replicas.min} replica${replicas.min === 1 ? '' : 's'}`;
  return [kinds?.[0], scale, storage && `${storage.size} volume`]
    .filter(Boolean)
    .join(', ');
}

/** One part of a blueprint. */
export function PartCard({ part }: { part: BlueprintPart }) {
  const classes = useStyles();
  const makeup = describeMakeup(part);
  return (
    <li className={classes.root}>
      <Typography variant="subtitle2" component="div">
        {part.title}
      </Typography>
      <Typography variant="body2">{part.role}</Typography>
      {makeup && (
        <Typography variant="caption" color="textSecondary">
          {makeup}
        </Typography>
      )}
    </li>
  );
}
