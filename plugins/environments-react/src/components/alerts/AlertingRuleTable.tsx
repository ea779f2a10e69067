import Typography from '@material-ui/core/Typography';
import type { AlertingRule } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '../status';
import { DataTable } from '../table';
import { Age } from '../time';
import { formatDuration } from '../time/formatTime';

/**
 * Props of {@link AlertingRuleTable}.
 *
 * @public
 */
export interface AlertingRuleTableProps {
  rules: readonly AlertingRule[];
}

/**
 * The alerting rules that bear on an environment. One that its source cannot evaluate would not
 * fire, which is told before all else.
 *
 * @public
 */
export function AlertingRuleTable(props: AlertingRuleTableProps) {
  return (
    <DataTable
      label="Alerting rules"
      rows={props.rules}
      keyOf={({ source, group, name, query }) =>
        JSON.stringify([source, group, name, query])
      }
      emptyText="No alerting rule bears on this environment."
      columns={[
        {
          title: 'Rule',
          rowHeader: true,
          render: ({ name, group }) => (
            <>
              {name}
              <Typography
                variant="caption"
                color="textSecondary"
                component="div"
              >
                {group}
              </Typography>
            </>
          ),
        },
        { title: 'State', render: rule => <RuleState rule={rule} /> },
        { title: 'Severity', render: ({ severity }) => severity ?? 'none' },
        {
          title: 'Fires after',
          render: ({ forSeconds }) =>
            forSeconds ? formatDuration(forSeconds) : 'at once',
        },
        {
          title: 'Evaluated',
          render: ({ lastEvaluation }) =>
            lastEvaluation ? <Age time={lastEvaluation} /> : 'unknown',
        },
        { title: 'Source', render: ({ source }) => source },
      ]}
    />
  );
}

const STATES: Record<AlertingRule['state'], { tone: Tone; word: string }> = {
  firing: { tone: 'critical', word: 'Firing' },
  pending: { tone: 'progressing', word: 'Pending' },
  inactive: { tone: 'healthy', word: 'Quiet' },
  unknown: { tone: 'unknown', word: 'Unknown' },
};

function RuleState(props: { rule: AlertingRule }) {
  const { health, lastError, state } = props.rule;
  if (health === 'err') {
    return (
      <>
        <StatusMark tone="warning">Broken</StatusMark>
        <div>{lastError ?? 'The source cannot evaluate it.'}</div>
      </>
    );
  }
  const { tone, word } = STATES[state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
