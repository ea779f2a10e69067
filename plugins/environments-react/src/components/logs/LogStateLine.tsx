import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  environmentLogsReadPermission,
  type LogRequest,
} from '@flightdeck/plugin-environments-common';
import { sentenceOf, statusOf } from '../../query';
import type { LogState } from './LogSession';
import { MAX_ROWS } from './LogBuffer';

/** How the reading of a log is doing, and what can be done about it. */
export function LogStateLine(props: {
  log: LogState & { goOn: () => void };
  request: LogRequest;
  onAgain: () => void;
}) {
  const { log, request, onAgain } = props;
  const { phase } = log;
  switch (phase.name) {
    case 'failed':
      return (
        <Trouble action="Try again" onAction={log.goOn}>
          {statusOf(phase.error) === 403
            ? 'You may not read these logs. '
            : 'The logs cannot be read. '}
          {sentenceOf(phase.error)}
          {statusOf(phase.error) === 403 &&
            ` It takes the permission ${environmentLogsReadPermission.name}.`}
        </Trouble>
      );
    case 'cut':
      return (
        <Trouble action="Go on" onAction={log.goOn}>
          The stream was cut, so lines may be missing after the last one.{' '}
          {phase.message}
        </Trouble>
      );
    case 'ended':
      return phase.message === undefined ? (
        <Told action="Read again" onAction={onAgain}>
          {linesText(log)}, all that was asked for.
        </Told>
      ) : (
        <Trouble
          action={request.follow ? 'Go on' : 'Read again'}
          onAction={request.follow ? log.goOn : onAgain}
        >
          {phase.message}
        </Trouble>
      );
    case 'resting':
      return <Told>Paused while this tab is hidden. {linesText(log)}.</Told>;
    default:
      return (
        <Told>
          {request.follow ? 'Following' : 'Reading'}: {linesText(log)}.
        </Told>
      );
  }
}

function linesText({ count, dropped }: LogState): string {
  const lines = `${count.toLocaleString('en')} ${
    count === 1 ? 'line' : 'lines'
  }`;
  return dropped > 0
    ? `the newest ${lines}; ${dropped.toLocaleString(
        'en',
      )} older ones were let go, ${MAX_ROWS.toLocaleString('en')} are kept`
    : lines;
}

function Told(props: {
  action?: string;
  onAction?: () => void;
  children: ReactNode;
}) {
  return (
    <Typography variant="body2" component="div" role="status">
      {props.children}{' '}
      {props.action && (
        <Button size="small" onClick={props.onAction}>
          {props.action}
        </Button>
      )}
    </Typography>
  );
}

function Trouble(props: {
  action: string;
  onAction: () => void;
  children: ReactNode;
}) {
  return (
    <Alert
      severity="warning"
      role="alert"
      action={
        <Button color="inherit" size="small" onClick={props.onAction}>
          {props.action}
        </Button>
      }
    >
      {props.children}
    </Alert>
  );
}
