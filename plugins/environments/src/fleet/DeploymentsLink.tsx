import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { deploymentsRouteRef } from '../routes';

/** Leads to the deployments of all environments, where a plugin shows them. */
export function DeploymentsLink(props: { text: string }) {
  const deployments = useRouteRef(deploymentsRouteRef);
  if (!deployments) {
    return null;
  }
  const search = new URLSearchParams(props.text ? { text: props.text } : {});
  return (
    <Typography variant="body2" gutterBottom>
      <Link to={`${deployments()}${props.text && `?${search}`}`}>
        {props.text
          ? `Search the deployments for “${props.text}”`
          : 'All deployments'}
      </Link>
    </Typography>
  );
}
