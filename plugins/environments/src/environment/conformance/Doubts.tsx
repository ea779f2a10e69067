import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';

/** Why what is told may not be all, or not be current. */
export function Doubts(props: { doubts: readonly string[] }) {
  return props.doubts.length === 0 ? null : (
    <Alert severity="warning">
      <AlertTitle>This may not be all, or not be current</AlertTitle>
      {props.doubts.map(doubt => (
        <div key={doubt}>{doubt}</div>
      ))}
    </Alert>
  );
}
