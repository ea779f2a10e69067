import Button from '@material-ui/core/Button';
import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import { sentenceOf, statusOf } from '../../query';

/**
 * Props of {@link LoadFailure}.
 *
 * @public
 */
export interface LoadFailureProps {
  /** What could not be read, as in "Cannot read …". */
  what: string;
  error: Error;
  onRetry: () => void;
}

/**
 * Stands in for something of which nothing is known: refused, not there, or failing.
 *
 * @public
 */
export function LoadFailure(props: LoadFailureProps) {
  const { what, error, onRetry } = props;
  const status = statusOf(error);
  const retry = (
    <Button variant="outlined" onClick={onRetry}>
      Try again
    </Button>
  );
  if (status === 401 || status === 403) {
    return (
      <EmptyState
        missing="info"
        title={`You may not see ${what}`}
        description={sentenceOf(error)}
        action={retry}
      />
    );
  }
  if (status === 404) {
    return (
      <EmptyState
        missing="content"
        title={`Cannot find ${what}`}
        description={`${sentenceOf(
          error,
        )} It may be gone, or you may not be allowed to see it.`}
        action={retry}
      />
    );
  }
  return (
    <>
      <ResponseErrorPanel
        title={`Cannot read ${what}: ${sentenceOf(error)}`}
        error={error}
      />
      {retry}
    </>
  );
}
