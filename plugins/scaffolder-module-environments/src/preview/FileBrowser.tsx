import { useRef, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { FileContent } from './FileContent';
import { FileTree } from './FileTree';
import { searchFiles } from './FileNode';
import { formatSize, type PreviewFile } from './PreviewFile';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(220px, 1fr) minmax(0, 3fr)',
      gap: theme.spacing(2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    list: { minWidth: 0 },
    tree: { maxHeight: 480, overflow: 'auto', marginTop: theme.spacing(1) },
  }),
  { name: 'FlightdeckPreviewFiles' },
);

/** Every file that will be in the repository: a tree, a search, and the content of one. */
export function FileBrowser({ files }: { files: readonly PreviewFile[] }) {
  const classes = useStyles();
  const [words, setWords] = useState('');
  const [path, setPath] = useState<string>();
  const content = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const found = searchFiles(files, words);
  const chosen = files.find(file => file.path === path) ?? files[0];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <div className={classes.root}>
      <div className={classes.list}>
        <TextField
          id="flightdeck-preview-search"
          label="Search in files"
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={event => {
            // Enter would send the form of the wizard.
            if (event.key === 'Enter') {
              event.preventDefault();
            }
          }}
          fullWidth
        />
        <Typography variant="caption" color="textSecondary" role="status">
          {words.trim() === ''
            ? `${files.length} files, ${formatSize(size)}`
            : `${found.length} of ${files.length} files`}
        </Typography>
        <div ref={tree} className={classes.tree}>
          <FileTree
            files={found}
            isSearch={words.trim() !== ''}
            selected={chosen?.path}
            onSelect={setPath}
            onOpen={() => content.current?.focus()}
          />
        </div>
      </div>
      {chosen && (
        <FileContent
          file={chosen}
          contentRef={content}
          onLeave={() =>
            tree.current
              ?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')
              ?.focus()
          }
        />
      )}
    </div>
  );
}
