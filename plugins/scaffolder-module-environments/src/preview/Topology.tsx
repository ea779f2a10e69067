import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type Blueprint,
  partsOf,
  type ServiceStage,
} from '@flightdeck/plugin-environments-common';
import { ChoiceRadios } from '../shared/ChoiceRadios';
import { EdgeList } from './EdgeList';
import { PartCard } from './PartCard';

const TIERS = {
  outside: 'Outside',
  entry: 'Entry',
  application: 'Application',
  data: 'Data',
  operations: 'Operations',
} as const;

const useStyles = makeStyles(
  theme => ({
    columns: {
      display: 'grid',
      gridAutoFlow: 'column',
      gridAutoColumns: 'minmax(160px, 1fr)',
      gap: theme.spacing(2),
      overflowX: 'auto',
      margin: theme.spacing(1, 0),
      paddingBottom: theme.spacing(1),
    },
    parts: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
  }),
  { name: 'FlightdeckPreviewTopology' },
);

export interface TopologyProps {
  blueprint: Blueprint;
  /** The stages of the service, in their order. */
  stages: readonly ServiceStage[];
}

/** What a stage of a blueprint is made of: its parts by tier, and what goes between them. */
export function Topology(props: TopologyProps) {
  const { blueprint, stages } = props;
  const classes = useStyles();
  const [chosen, setChosen] = useState<string>();
  const stage = stages.find(each => each === chosen) ?? stages.at(-1);
  const parts = partsOf(blueprint, stage);
  const tiers = Object.entries(TIERS)
    .map(([tier, title]) => ({
      tier,
      title,
      parts: parts.filter(part => part.tier === tier),
    }))
    .filter(column => column.parts.length > 0);
  return (
    <div>
      {stages.length > 1 && (
        <ChoiceRadios
          label="Stage"
          name="flightdeck-preview-stage"
          value={stage}
          onChange={setChosen}
          choices={stages.map(each => [each, each] as const)}
        />
      )}
      {/* Wide topologies scroll, which a keyboard can only do when it gets there. */}
      <div
        className={classes.columns}
        role="group"
        aria-label={`Topology of ${stage}`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {tiers.map(({ tier, title, parts: inTier }) => (
          <section key={tier} aria-label={title}>
            <Typography variant="subtitle2" component="h4" gutterBottom>
              {title}
            </Typography>
            <ul className={classes.parts}>
              {inTier.map(part => (
                <PartCard key={part.id} part={part} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <EdgeList edges={blueprint.edges} parts={parts} />
    </div>
  );
}
