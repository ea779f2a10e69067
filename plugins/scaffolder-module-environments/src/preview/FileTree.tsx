import { useState } from 'react';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import TreeItem from '@material-ui/lab/TreeItem';
import TreeView from '@material-ui/lab/TreeView';
import { type FileNode, foldersOf, toTree } from './FileNode';
import { formatSize, type PreviewFile } from './PreviewFile';

export interface FileTreeProps {
  files: readonly PreviewFile[];
  /** Results of a search are shown with all their folders open. */
  isSearch: boolean;
  selected: string | undefined;
  onSelect: (path: string) => void;
  /** Told when a person wants to be taken to the content of the file, after it is selected. */
  onOpen: () => void;
}

/** Files in their folders. Arrow keys walk, Enter goes to the content. */
export function FileTree(props: FileTreeProps) {
  const { files, isSearch, onOpen, onSelect, selected } = props;
  const nodes = toTree(files);
  const folders = foldersOf(nodes);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const expanded = isSearch
    ? folders
    : folders.filter(folder => !closed.includes(folder));
  const isFile = (path: string) => files.some(file => file.path === path);
  return (
    <TreeView
      aria-label="Files"
      defaultCollapseIcon={<ExpandMoreIcon />}
      defaultExpandIcon={<ChevronRightIcon />}
      expanded={expanded}
      selected={selected ?? ''}
      onNodeToggle={(_event: unknown, open: string[]) =>
        setClosed(folders.filter(folder => !open.includes(folder)))
      }
      onNodeSelect={(_event: unknown, path: string) => {
        if (isFile(path)) {
          onSelect(path);
        }
      }}
    >
      {nodes.map(node =>
        renderNode(node, path => {
          onSelect(path);
          onOpen();
        }),
      )}
    </TreeView>
  );
}

/** The tree knows its items by the elements that it is given, so this cannot be a component. */
function renderNode(node: FileNode, onOpen: (path: string) => void) {
  if (node.kind === 'folder') {
    return (
      <TreeItem key={node.path} nodeId={node.path} label={node.name}>
        {node.children.map(child => renderNode(child, onOpen))}
      </TreeItem>
    );
  }
  return (
    <TreeItem
      key={node.path}
      nodeId={node.path}
      label={`${node.name} (${formatSize(node.file.size)})`}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          event.preventDefault();
          onOpen(node.path);
        }
      }}
    />
  );
}
