import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import type {
  ChecklistAnswer,
  ChecklistState,
} from '@flightdeck/plugin-environments-common';
import { DataTable, Timestamp } from '@flightdeck/plugin-environments-react';
import { ChecklistStateMark } from '../words/ChecklistStateMark';

/** What stands otherwise than it did for the last release that was ready when it was deployed. */
export function LastReady(props: {
  lastReady: NonNullable<ChecklistAnswer['lastReady']>;
  linkTo: (change: {
    release: string;
    round: number;
    item: undefined;
  }) => string;
}) {
  const { lastReady, linkTo } = props;
  const { changes, deployedAt, release, round } = lastReady;
  return (
    <section aria-label="Since the last ready release">
      <Typography variant="subtitle1" component="h3">
        Since the last ready release
      </Typography>
      <Typography variant="body2" component="div" gutterBottom>
        <Link to={linkTo({ release: release.key, round, item: undefined })}>
          {release.name}
        </Link>{' '}
        was ready when it was deployed, <Timestamp time={deployedAt} />.
      </Typography>
      <DataTable
        label="What stands otherwise"
        rows={changes}
        keyOf={({ itemId }) => itemId}
        emptyText="Every item stands as it did then."
        columns={[
          { title: 'Item', rowHeader: true, render: ({ title }) => title },
          {
            title: 'Then',
            render: ({ before }) => <Standing state={before} />,
          },
          { title: 'Now', render: ({ after }) => <Standing state={after} /> },
        ]}
      />
    </section>
  );
}

function Standing(props: { state: ChecklistState | undefined }) {
  return props.state ? (
    <ChecklistStateMark state={props.state} />
  ) : (
    <>Not asked</>
  );
}
