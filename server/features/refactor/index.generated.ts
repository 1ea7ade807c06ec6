// Written by `npm run generate`; do not edit.
import { refactor as addUser } from './addUser.ts';
import { refactor as cacheMount } from './cacheMount.ts';
import { refactor as convertForm } from './convertForm.ts';
import { refactor as extractVariable } from './extractVariable.ts';
import { refactor as fromHeredoc } from './fromHeredoc.ts';
import { refactor as generateDockerignore } from './generateDockerignore.ts';
import { refactor as mergeRuns } from './mergeRuns.ts';
import { refactor as organizePackages } from './organizePackages.ts';
import { refactor as pinDigest } from './pinDigest.ts';
import { refactor as sortPackages } from './sortPackages.ts';
import { refactor as splitRun } from './splitRun.ts';
import { refactor as toHeredoc } from './toHeredoc.ts';
import type { Refactor } from './refactor.ts';

export const refactors: readonly Refactor[] = [
  addUser,
  cacheMount,
  convertForm,
  extractVariable,
  fromHeredoc,
  generateDockerignore,
  mergeRuns,
  organizePackages,
  pinDigest,
  sortPackages,
  splitRun,
  toHeredoc,
];
