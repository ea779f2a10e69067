import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { DataTable } from '@flightdeck/plugin-environments-react';
import { ChecklistStateMark, stateWord } from '../words/ChecklistStateMark';
import type { ActionContext, ChecklistForm } from './itemActions';
import { ItemSources } from './ItemSources';
import { ItemTitle } from './ItemTitle';
import { NextStepCell } from './NextStepCell';

/** The items of a checklist: how each stands, why, since when, and what to do next. */
export function ItemTable(props: {
  items: readonly ChecklistItemResult[];
  context: ActionContext;
  linkTo: (change: { item: string }) => string;
  onForm: (form: ChecklistForm) => void;
}) {
  const { items, context, linkTo, onForm } = props;
  return (
    <DataTable
      label="Items of the checklist"
      rows={items}
      keyOf={({ item }) => item.id}
      emptyText="Nothing is asked for before a deployment."
      columns={[
        {
          title: 'State',
          noWrap: true,
          render: result => <StateCell result={result} />,
        },
        {
          title: 'Item',
          rowHeader: true,
          render: result => (
            <ItemTitle result={result} to={linkTo({ item: result.item.id })} />
          ),
        },
        {
          title: 'Evidence',
          render: result => (
            <ItemSources
              result={result}
              releaseKey={context.checklist.release.key}
            />
          ),
        },
        {
          title: 'Next step',
          render: result => (
            <Box minWidth="11rem">
              <NextStepCell
                result={result}
                context={context}
                details={linkTo({ item: result.item.id })}
                onForm={onForm}
              />
            </Box>
          ),
        },
      ]}
    />
  );
}

function StateCell(props: { result: ChecklistItemResult }) {
  const { state, underlying } = props.result;
  return (
    <>
      <ChecklistStateMark state={state} />
      {underlying && (
        <Typography variant="caption" component="div">
          else {stateWord(underlying).toLocaleLowerCase('en')}
        </Typography>
      )}
    </>
  );
}
