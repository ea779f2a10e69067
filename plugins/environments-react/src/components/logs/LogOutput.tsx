import { makeStyles } from '@material-ui/core/styles';
import type { LogRequest } from '@flightdeck/plugin-environments-common';
import type { LogLook } from './LogBlockRows';
import { LogActions } from './LogActions';
import { LogLines } from './LogLines';
import { LogStateLine } from './LogStateLine';
import { useLogSession } from './useLogSession';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      minHeight: theme.spacing(5),
    },
  }),
  { name: 'FlightdeckLogOutput' },
);

/** One log, from the request to the lines. Another request needs another `key`. */
export function LogOutput(props: {
  environmentRef: string;
  request: LogRequest;
  look: LogLook;
  onAgain: () => void;
}) {
  const { environmentRef, request, look, onAgain } = props;
  const classes = useStyles();
  const log = useLogSession(environmentRef, request);
  return (
    <>
      <div className={classes.line}>
        <LogStateLine log={log} request={request} onAgain={onAgain} />
        <LogActions
          environmentRef={environmentRef}
          request={request}
          blocks={log.blocks}
        />
      </div>
      <LogLines log={log} look={look} />
    </>
  );
}
