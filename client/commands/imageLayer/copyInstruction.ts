import { instructionText } from '../../text/imageText.ts';
import type { ImageLayer } from '../../tree/nodes/imageLayer.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageLayer>({
  id: 'longshore.imageLayer.copyInstruction',
  title: 'Copy Instruction',
  on: 'imageLayer',
  menu: '6_copy@1',
  palette: false,
  text: (_snapshot, { step }) => instructionText(step),
});
