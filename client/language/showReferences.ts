import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';
import { type Place, SHOW_REFERENCES, type ShowReferencesArguments } from '../../core/protocol.ts';

/**
 * What a click on "3 references" does: LSP has no types for it that the editor's own command would
 * understand. It is no command for people, so the manifest does not know it.
 */
export function registerShowReferences(): Disposable {
  return commands.registerCommand(SHOW_REFERENCES, async (...args: ShowReferencesArguments) => {
    const [address, at, references] = args;
    const uri = Uri.parse(address);
    const places = references.map(
      ({ start, end }) => new Location(uri, new Range(position(start), position(end))),
    );
    await commands.executeCommand('editor.action.showReferences', uri, position(at), places);
  });
}

function position({ line, character }: Place): Position {
  return new Position(line, character);
}
