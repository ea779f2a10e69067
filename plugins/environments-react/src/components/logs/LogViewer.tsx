import { useMemo, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import { useObjectDetail } from '../../hooks';
import { LogCheckbox } from './LogCheckbox';
import { LogOutput } from './LogOutput';
import { toLogRequest, type LogSettings } from './LogSettings';
import { localZone, type LogClock } from './logTime';
import { LogSelect } from './LogSelect';
import { LogToolbar } from './LogToolbar';

const CLOCKS: LogClock[] = ['local', 'utc', 'none'];

/**
 * Props of {@link LogViewer}.
 *
 * @public
 */
export interface LogViewerProps {
  environmentRef: string;
  /** What can be chosen from. */
  workloads: readonly WorkloadSummary[];
  settings: LogSettings;
  onChange: (change: Partial<LogSettings>) => void;
}

/**
 * Reads the logs of a workload or a Pod. It reads while it is on screen, and follows while its tab
 * is seen.
 *
 * @public
 */
export function LogViewer(props: LogViewerProps) {
  const { environmentRef, workloads, settings, onChange } = props;
  const [clock, setClock] = useState<LogClock>('local');
  const [wrap, setWrap] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const request = toLogRequest(settings);
  const detail = useObjectDetail(environmentRef, request && settings.object, {
    once: true,
  });
  const look = useMemo(
    () => ({ clock, wrap, mark: settings.filter }),
    [clock, wrap, settings.filter],
  );
  return (
    <>
      <LogToolbar
        settings={settings}
        workloads={workloads}
        containers={detail.data?.containers.map(({ name }) => name) ?? []}
        onChange={onChange}
      >
        <LookFields
          clock={clock}
          onClock={setClock}
          wrap={wrap}
          onWrap={setWrap}
        />
      </LogToolbar>
      {request ? (
        <LogOutput
          key={`${JSON.stringify(request)} ${attempt}`}
          environmentRef={environmentRef}
          request={request}
          look={look}
          onAgain={() => setAttempt(attempt + 1)}
        />
      ) : (
        <Typography variant="body2">
          Choose a workload to read the logs of all its Pods, or one Pod.
        </Typography>
      )}
    </>
  );
}

function LookFields(props: {
  clock: LogClock;
  onClock: (clock: LogClock) => void;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
}) {
  const words: Record<LogClock, string> = {
    local: localZone(new Date()),
    utc: 'UTC',
    none: 'not shown',
  };
  return (
    <>
      <LogSelect
        id="log-clock"
        label="Times"
        value={props.clock}
        choices={CLOCKS.map(each => ({ value: each, text: words[each] }))}
        onChange={value =>
          props.onClock(CLOCKS.find(each => each === value) ?? 'local')
        }
      />
      <LogCheckbox
        label="Wrap long lines"
        checked={props.wrap}
        onChange={props.onWrap}
      />
    </>
  );
}
