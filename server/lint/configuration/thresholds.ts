import type { Threshold } from './layer.ts';

/** hadolint's names: with `ignore` and `none` any finding fails. */
export const HADOLINT_THRESHOLDS: Readonly<Record<string, Threshold>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  style: 'hint',
  ignore: 'hint',
  none: 'hint',
};

/** Ours: `off` never fails. */
export const LONGSHORE_THRESHOLDS: Readonly<Record<string, Threshold>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'hint',
  off: 'off',
};
