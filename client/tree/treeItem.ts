import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { contextValue } from './elements.ts';
import type { AnyNode, NodeItem } from './node.ts';

/**
 * The editor's row for `item`. A row whose object has just gone is drawn once more before its
 * parent is asked again: then there is no item.
 */
export function treeItem(
  id: string,
  node: AnyNode,
  item: NodeItem | undefined,
  expanded: boolean | undefined,
): TreeItem {
  if (item === undefined) {
    return { id, label: '' };
  }
  const tree = new TreeItem(item.label, collapsibleState(item, expanded));
  tree.id = id;
  if (item.description !== undefined) {
    tree.description = item.description;
  }
  tree.contextValue = contextValue([node.kind.kind, ...item.flags]);
  if (item.resource !== undefined) {
    tree.resourceUri = Uri.parse(item.resource, true);
  }
  if (item.icon) {
    const { codicon, color } = item.icon;
    tree.iconPath = new ThemeIcon(codicon, color === undefined ? undefined : new ThemeColor(color));
  }
  if (item.accessibilityLabel !== undefined) {
    tree.accessibilityInformation = { label: item.accessibilityLabel };
  }
  if (item.command !== undefined) {
    tree.command = { command: item.command, title: '', arguments: [node] };
  }
  return tree;
}

function collapsibleState(item: NodeItem, expanded: boolean | undefined): TreeItemCollapsibleState {
  if (item.collapsible === 'none') {
    return TreeItemCollapsibleState.None;
  }
  return (expanded ?? item.collapsible === 'expanded')
    ? TreeItemCollapsibleState.Expanded
    : TreeItemCollapsibleState.Collapsed;
}
