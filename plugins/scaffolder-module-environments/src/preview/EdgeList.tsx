import Typography from '@material-ui/core/Typography';
import type {
  Blueprint,
  BlueprintPart,
} from '@flightdeck/plugin-environments-common';

export interface EdgeListProps {
  edges: Blueprint['edges'];
  /** Those that the stage has: an edge needs both its ends. */
  parts: readonly BlueprintPart[];
}

/** What goes between the parts, in words. */
export function EdgeList({ edges, parts }: EdgeListProps) {
  const titles = new Map(parts.map(({ id, title }) => [id, title]));
  const here = edges.filter(
    ({ from, to }) => titles.has(from) && titles.has(to),
  );
  return (
    <Typography component="ul" variant="body2" aria-label="Connections">
      {here.map(({ from, to, protocol, port, words }) => (
        <li key={`${from} ${to} ${protocol} ${port ?? ''} ${words}`}>
          {titles.get(from)} → {titles.get(to)}: {words} ({protocol}
          {port === undefined ? '' : `, port ${port}`})
        </li>
      ))}
    </Typography>
  );
}
