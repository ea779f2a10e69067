import Typography from '@material-ui/core/Typography';
import type { HookPlan } from '@flightdeck/plugin-environments-common';
import { StatusMark } from '@flightdeck/plugin-environments-react';

/** The hooks of an application: which run, which do not, and why. */
export function HookList(props: { hooks: readonly HookPlan[] }) {
  const { hooks } = props;
  if (hooks.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        Hooks
      </Typography>
      <ul aria-label="Hooks">
        {hooks.map(({ kind, name, phase, runs, reason }) => (
          <Typography
            key={`${phase} ${kind} ${name}`}
            variant="body2"
            component="li"
          >
            <StatusMark tone={runs ? 'progressing' : 'suspended'}>
              {runs ? 'Runs' : 'Does not run'}
            </StatusMark>{' '}
            {phase}: {kind} {name}
            {reason && `. ${reason}`}
          </Typography>
        ))}
      </ul>
    </>
  );
}
