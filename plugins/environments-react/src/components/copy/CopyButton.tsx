import { useState } from 'react';
import Button from '@material-ui/core/Button';

const WORDS = { done: 'Copied', failed: 'Cannot copy' } as const;

/**
 * Copies a text, and says whether that worked.
 *
 * @public
 */
export function CopyButton(props: { label: string; text: () => string }) {
  const [result, setResult] = useState<keyof typeof WORDS | undefined>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text());
      setResult('done');
    } catch {
      // The browser may forbid it, or have no clipboard to offer on a page without TLS.
      setResult('failed');
    }
  };
  return (
    <Button
      size="small"
      onClick={() => copy()}
      onBlur={() => setResult(undefined)}
    >
      <span aria-live="polite">{result ? WORDS[result] : props.label}</span>
    </Button>
  );
}
