import Alert from '@material-ui/lab/Alert';
import type { BreakGlass } from '@flightdeck/plugin-environments-common';

/** Says that somebody went ahead in spite of what blocked it, and why. */
export function BreakGlassAlert(props: { breakGlass: BreakGlass }) {
  const { blockers, reason } = props.breakGlass;
  return (
    <Alert severity="warning">
      It went ahead in spite of what blocked it: {blockers.join(' ')} Why:{' '}
      {reason}
    </Alert>
  );
}
