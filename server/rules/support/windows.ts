import type { DockerfileModel } from '../../model/model.ts';

/** Whether an image is made for Windows, as far as the file gives it away. */
export function looksLikeWindows({ syntax, stages }: DockerfileModel): boolean {
  if (syntax.escape === '`') return true;
  return stages.some(({ image, platform }) => {
    const text = `${image?.resolved ?? image?.text ?? ''} ${platform?.value?.text ?? ''}`;
    return /windows|nanoserver|servercore|dotnet\/framework/i.test(text);
  });
}
