import Typography from '@material-ui/core/Typography';
import type { Alert } from '@flightdeck/plugin-environments-common';
import { Timestamp } from '../time';

/** Who silenced an alert, why, and until when; or that nobody can tell. */
export function Silences(props: { silences: Alert['silences'] }) {
  if (!props.silences) {
    return (
      <Typography variant="caption" color="textSecondary" component="div">
        Whether it is silenced is not known: no Alertmanager could be asked.
      </Typography>
    );
  }
  return (
    <>
      {props.silences.map(({ id, createdBy, comment, endsAt }) => (
        <Typography key={id} variant="body2">
          Silenced by {createdBy} until <Timestamp time={endsAt} />
          {comment && `: ${comment}`}
        </Typography>
      ))}
    </>
  );
}
