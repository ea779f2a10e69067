import Typography from '@material-ui/core/Typography';
import type { ApplicationResource } from '@flightdeck/plugin-environments-common';

/** The resources that differ from Git, if any. */
export function OutOfSyncResources(props: {
  resources: readonly ApplicationResource[];
}) {
  const differing = props.resources.filter(
    resource => resource.sync === 'OutOfSync' || resource.requiresPruning,
  );
  if (differing.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        Out of sync
      </Typography>
      <ul aria-label="Resources out of sync">
        {differing.map(resource => (
          <Typography
            key={resourceName(resource)}
            variant="body2"
            component="li"
          >
            {resourceName(resource)}
            {describe(resource)}
          </Typography>
        ))}
      </ul>
    </>
  );
}

function resourceName({ kind, namespace, name }: ApplicationResource): string {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

function describe(resource: ApplicationResource): string {
  if (resource.requiresPruning) {
    return ': no longer in Git';
  }
  return resource.health === 'Missing' ? ': not in the cluster' : '';
}
