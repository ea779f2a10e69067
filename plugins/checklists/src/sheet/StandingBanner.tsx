import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import type {
  Checklist,
  ChecklistList,
} from '@flightdeck/plugin-environments-common';
import { displacedBy, successorOf } from '../words/standing';

/** Says that a checklist is not, or no longer, that of the release which comes next. */
export function StandingBanner(props: {
  checklist: Checklist;
  checklists: ChecklistList['checklists'];
  /** Leads to the checklist of another release. */
  linkTo: (change: { release: string; item: undefined }) => string;
}) {
  const { checklist, checklists, linkTo } = props;
  const { from, release, standing } = checklist;
  const toRelease = (key: string, name: string) => (
    <Link to={linkTo({ release: key, item: undefined })}>{name}</Link>
  );
  switch (standing) {
    case 'stale': {
      const next = successorOf(checklist, checklists)?.release;
      return (
        <Alert severity="warning" role="region" aria-label="Stale checklist">
          <AlertTitle>This checklist is stale</AlertTitle>
          {next ? (
            <>Release {toRelease(next.key, next.name)}</>
          ) : (
            'Another release'
          )}{' '}
          took its place before this one was deployed. Its answers count for
          nothing any more.
        </Alert>
      );
    }
    case 'open': {
      const former = displacedBy(checklist, checklists)?.release;
      return former ? (
        <Alert severity="info" role="region" aria-label="Former checklist">
          The checklist of {toRelease(former.key, former.name)} became stale
          when {release.name} came: what was signed there does not count here.
        </Alert>
      ) : null;
    }
    default: {
      const next = checklists.find(each => each.standing === 'open')?.release;
      return standing === 'deployed' && from === undefined ? null : (
        <Alert severity="info" role="region" aria-label="Closed checklist">
          {release.name}{' '}
          {standing === 'deployed' ? 'is deployed' : 'was deployed before'}: its
          checklist is kept as it was then.{' '}
          {next ? (
            <>{toRelease(next.key, next.name)} comes next.</>
          ) : (
            'No other release is known to come next.'
          )}
        </Alert>
      );
    }
  }
}
