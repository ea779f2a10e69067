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
    default:
      return standing === 'deployed' && from === undefined ? null : (
        <Alert severity="info" role="region" aria-label="Closed checklist">
          {standing === 'deployed'
            ? `${release.name} is deployed. No release comes after it yet.`
            : `${release.name} was deployed, and another release has followed it.`}{' '}
          The checklist is kept as it was then.
        </Alert>
      );
  }
}
