import type { RefObject } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '@flightdeck/plugin-environments-react';
import { formatSize, type PreviewFile } from './PreviewFile';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0 },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    path: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
    content: {
      maxHeight: 480,
      overflow: 'auto',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      '&:focus': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    text: {
      margin: 0,
      padding: theme.spacing(1),
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
      whiteSpace: 'pre',
      tabSize: 4,
    },
  }),
  { name: 'FlightdeckPreviewFile' },
);

export interface FileContentProps {
  file: PreviewFile;
  /** The element that takes the focus of the keyboard. */
  contentRef: RefObject<HTMLDivElement>;
  /** Told when a person wants to get back to the tree. */
  onLeave: () => void;
}

/** The content of a file, which a keyboard can scroll; Escape leaves it. */
export function FileContent({ contentRef, file, onLeave }: FileContentProps) {
  const classes = useStyles();
  const { isExecutable, path, size, text } = file;
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="body2" className={classes.path}>
          {path}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {formatSize(size)}
          {isExecutable && ', executable'}
        </Typography>
        {text !== undefined && (
          <CopyButton key={path} label="Copy" text={() => text} />
        )}
      </div>
      {/* A region that scrolls must be within reach of a keyboard, and let it go again. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={contentRef}
        role="region"
        aria-label={`Content of ${path}`}
        className={classes.content}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={event => {
          if (event.key === 'Escape') {
            onLeave();
          }
        }}
      >
        <pre className={classes.text}>
          {text ?? 'This file is no text and cannot be shown.'}
        </pre>
      </div>
    </div>
  );
}
