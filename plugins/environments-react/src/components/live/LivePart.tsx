import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Live } from '../../hooks';
import { sentenceOf, statusOf } from '../../query';
import { FreshnessLine } from './FreshnessLine';

/**
 * Props of {@link LivePart}.
 *
 * @public
 */
export interface LivePartProps<T> {
  live: Live<T>;
  /** What it is, as in "Cannot read …". */
  what: string;
  /** The permission that it takes, told to who is refused. */
  permission: string;
  children: (data: T) => ReactNode;
}

/**
 * A part of a page that is read by itself: it is loading, refused, failing, out of date or there,
 * and says which, without touching the rest of the page.
 *
 * @public
 */
export function LivePart<T>(props: LivePartProps<T>) {
  const { live, what, permission, children } = props;
  if (live.data !== undefined) {
    return (
      <>
        {live.error && <FreshnessLine live={live} />}
        {children(live.data)}
      </>
    );
  }
  if (live.error) {
    return (
      <PartFailure
        what={what}
        permission={permission}
        error={live.error}
        retry={live.refresh}
      />
    );
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        Reading {what} …
      </Typography>
      <LinearProgress aria-label={`Reading ${what}`} />
    </>
  );
}

function PartFailure(props: {
  what: string;
  permission: string;
  error: Error;
  retry: () => void;
}) {
  const { what, permission, error, retry } = props;
  const status = statusOf(error);
  const refused = status === 401 || status === 403;
  return (
    <Alert
      severity={refused ? 'info' : 'error'}
      role="alert"
      action={
        <Button color="inherit" size="small" onClick={retry}>
          Try again
        </Button>
      }
    >
      <AlertTitle>{titleOf(status, what)}</AlertTitle>
      {sentenceOf(error)}
      {status === 403 && ` It takes the permission ${permission}.`}
    </Alert>
  );
}

function titleOf(status: number | undefined, what: string): string {
  switch (status) {
    case 401:
    case 403:
      return `You may not see ${what}`;
    case 404:
      return `Cannot find ${what}`;
    default:
      return `Cannot read ${what}`;
  }
}
