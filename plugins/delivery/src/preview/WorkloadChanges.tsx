import Typography from '@material-ui/core/Typography';
import type { WorkloadChange } from '@flightdeck/plugin-environments-common';

/** What an action would do to workloads by themselves. */
export function WorkloadChanges(props: {
  workloads: readonly WorkloadChange[];
}) {
  const { workloads } = props;
  if (workloads.length === 0) {
    return null;
  }
  return (
    <ul aria-label="Workloads">
      {workloads.map(({ kind, namespace, name, pods, replicas }) => (
        <Typography
          key={`${kind} ${namespace}/${name}`}
          variant="body2"
          component="li"
        >
          {kind} {namespace}/{name}, which has {pods}{' '}
          {pods === 1 ? 'Pod' : 'Pods'}
          {replicas &&
            `: replicas from ${replicas.before} to ${replicas.after}`}
        </Typography>
      ))}
    </ul>
  );
}
