import Button from '@material-ui/core/Button';
import { EmptyState } from '@backstage/core-components';

/** Stands in for a checklist while there is no release to speak of. */
export function NoChecklist(props: {
  problem: string | undefined;
  onRetry: () => void;
}) {
  return (
    <EmptyState
      missing="content"
      title="There is no checklist yet"
      description={
        props.problem ??
        'No release is on its way to this environment, and none is known to run in it.'
      }
      action={
        <Button variant="outlined" onClick={props.onRetry}>
          Look again
        </Button>
      }
    />
  );
}
