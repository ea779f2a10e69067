import { Snippet } from '../copy';

/** An object as YAML, to read and to copy. */
export function Manifest(props: { text: string }) {
  return (
    <Snippet text={props.text} label="YAML" copyLabel="Copy YAML">
      Values of Secrets, ConfigMaps and variables are left out.
    </Snippet>
  );
}
