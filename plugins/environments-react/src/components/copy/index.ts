export { CopyButton } from './CopyButton';
export { Snippet, type SnippetProps } from './Snippet';
