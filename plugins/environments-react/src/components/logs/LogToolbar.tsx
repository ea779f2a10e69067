import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import { LogCheckbox } from './LogCheckbox';
import { LogFilterField } from './LogFilterField';
import { LogObjectField } from './LogObjectField';
import { LogSelect } from './LogSelect';
import { SINCE_CHOICES, TAIL_CHOICES, type LogSettings } from './LogSettings';

const ALL = 'all';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckLogToolbar' },
);

interface FieldProps {
  settings: LogSettings;
  onChange: (change: Partial<LogSettings>) => void;
}

/** What to read: whose logs, and which lines of them; then how to write them. */
export function LogToolbar(
  props: FieldProps & {
    workloads: readonly WorkloadSummary[];
    /** The names of the containers, as far as they are known. */
    containers: readonly string[];
    children: ReactNode;
  },
) {
  const { settings, workloads, containers, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="group" aria-label="Which lines">
      <LogObjectField
        value={settings.object}
        workloads={workloads}
        onChange={object => onChange({ object, container: undefined })}
      />
      <LogSelect
        id="log-container"
        label="Container"
        value={settings.container ?? ALL}
        choices={[
          { value: ALL, text: 'All containers' },
          ...containers.map(name => ({ value: name, text: name })),
        ]}
        onChange={value =>
          onChange({ container: value === ALL ? undefined : value })
        }
      />
      <SpanFields settings={settings} onChange={onChange} />
      <RunFields settings={settings} onChange={onChange} />
      {props.children}
    </div>
  );
}

function SpanFields({ settings, onChange }: FieldProps) {
  return (
    <>
      <LogSelect
        id="log-since"
        label="Since"
        value={String(settings.sinceSeconds ?? ALL)}
        choices={[
          { value: ALL, text: 'The beginning' },
          ...SINCE_CHOICES.map(({ seconds, text }) => ({
            value: String(seconds),
            text,
          })),
        ]}
        onChange={value =>
          onChange({ sinceSeconds: value === ALL ? undefined : Number(value) })
        }
      />
      <LogSelect
        id="log-tail"
        label="Lines"
        value={String(settings.tailLines)}
        choices={TAIL_CHOICES.map(lines => ({
          value: String(lines),
          text: `Last ${lines.toLocaleString('en')}`,
        }))}
        onChange={value => onChange({ tailLines: Number(value) })}
      />
      <LogFilterField
        key={settings.filter}
        value={settings.filter ?? ''}
        onChange={filter => onChange({ filter: filter || undefined })}
      />
    </>
  );
}

function RunFields({ settings, onChange }: FieldProps) {
  const { previous, follow } = settings;
  return (
    <>
      <LogCheckbox
        label="Before the last restart"
        checked={previous}
        onChange={next => onChange({ previous: next })}
      />
      <LogCheckbox
        label={previous ? 'Follow (a past run writes no more)' : 'Follow'}
        checked={follow && !previous}
        disabled={previous}
        onChange={next => onChange({ follow: next })}
      />
    </>
  );
}
