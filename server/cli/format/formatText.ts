import { format } from '../../features/formatting/format.ts';
import { defaultFormat, type FormatOptions } from '../../features/formatting/options.ts';
import type { Indent } from '../../features/support/indentation.ts';
import { usedIndent } from '../../features/support/usedIndent.ts';
import type { FormatConfig } from '../../lint/configuration/formatKeys.ts';
import { analyze } from '../../model/analyze.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { parse } from '../../syntax/parse.ts';
import type { EditorConfig } from './editorConfig.ts';

/** The edits that lay out `text`: as configured, else as `.editorconfig` says, else as it is itself. */
export function formatText(
  text: string,
  config: FormatConfig,
  editorConfig: EditorConfig,
): readonly TextEdit[] {
  const model = analyze(parse(text));
  const indent = indentOf(editorConfig, () => usedIndent(model));
  return format(model, { ...defaultFormat, indent, ...switches(editorConfig), ...config });
}

function switches(editorConfig: EditorConfig): Partial<FormatOptions> {
  return {
    ...(editorConfig.get('insert_final_newline') === 'false' && { finalNewline: false }),
    ...(editorConfig.get('trim_trailing_whitespace') === 'false' && { trimTrailingBlanks: false }),
  };
}

/** @see https://spec.editorconfig.org/#supported-pairs */
function indentOf(editorConfig: EditorConfig, used: () => Indent): Indent {
  const style = editorConfig.get('indent_style');
  const size = editorConfig.get('indent_size');
  const width = widthOf(editorConfig.get('tab_width'));
  const wanted = widthOf(size) ?? (size === 'tab' ? width : undefined);
  if (style === 'tab') return { size: width ?? wanted ?? defaultFormat.indent.size, tabs: true };
  if (wanted !== undefined) return { size: wanted, tabs: false };
  if (style !== 'space') return used();
  const { size: own, tabs } = used();
  return { size: tabs ? defaultFormat.indent.size : own, tabs: false };
}

function widthOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d?$/.test(value) ? Number(value) : undefined;
}
