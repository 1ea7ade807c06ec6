// Written by `npm run generate`; do not edit.
import { handler as callHierarchy } from './callHierarchy.ts';
import { handler as codeActions } from './codeActions.ts';
import { handler as codeLenses } from './codeLenses.ts';
import { handler as completion } from './completion.ts';
import { handler as configFiles } from './configFiles.ts';
import { handler as definition } from './definition.ts';
import { handler as diagnostics } from './diagnostics.ts';
import { handler as documentHighlight } from './documentHighlight.ts';
import { handler as documentLinks } from './documentLinks.ts';
import { handler as documentSymbols } from './documentSymbols.ts';
import { handler as folding } from './folding.ts';
import { handler as formatting } from './formatting.ts';
import { handler as hover } from './hover.ts';
import { handler as inlayHints } from './inlayHints.ts';
import { handler as layerOrigins } from './layerOrigins.ts';
import { handler as linkedEditing } from './linkedEditing.ts';
import { handler as references } from './references.ts';
import { handler as rename } from './rename.ts';
import { handler as selectionRanges } from './selectionRanges.ts';
import { handler as semanticTokens } from './semanticTokens.ts';
import { handler as signatureHelp } from './signatureHelp.ts';
import { handler as stageGraph } from './stageGraph.ts';
import { handler as workspaceSymbols } from './workspaceSymbols.ts';
import type { Handler } from '../handler.ts';

export const handlers: readonly Handler[] = [
  callHierarchy,
  codeActions,
  codeLenses,
  completion,
  configFiles,
  definition,
  diagnostics,
  documentHighlight,
  documentLinks,
  documentSymbols,
  folding,
  formatting,
  hover,
  inlayHints,
  layerOrigins,
  linkedEditing,
  references,
  rename,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  stageGraph,
  workspaceSymbols,
];
