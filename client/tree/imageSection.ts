import type { Image } from '../engine/images/types.ts';
import type { Snapshot } from '../engine/store.ts';
import type { ImageRow } from './imageRows.ts';
import type { AnyNode, LoadContext, NodeKind } from './node.ts';

/** What stands under an image: a row that holds one row for each. */
export interface ImageSection {
  readonly kind: string;
  readonly label: string;
  /** A codicon's name. */
  readonly icon: string;
  /** Where the store knows it. */
  description?(snapshot: Snapshot, row: ImageRow, image: Image): string;
  /** `under` is the id of the section's row. */
  children?(snapshot: Snapshot, row: ImageRow, under: string): readonly AnyNode[];
  load?(
    around: LoadContext,
    about: { readonly row: ImageRow; readonly image: Image; readonly under: string },
  ): Promise<readonly AnyNode[]>;
}

/** The node of a section. */
export function imageSection(section: ImageSection): NodeKind<ImageRow> {
  const { kind, label, icon } = section;
  const id = ({ image, name }: ImageRow) => `${kind}:${name ?? image}`;
  return {
    kind,
    plural: label,
    source: 'images',
    id,
    all: () => [],
    item(snapshot, row) {
      const image = snapshot.images?.get(row.image);
      const description = image && section.description?.(snapshot, row, image);
      return (
        image && {
          label,
          ...(description !== undefined && { description }),
          icon: { codicon: icon },
          accessibilityLabel: [`${label} of the image`, description].filter(Boolean).join(', '),
          flags: [],
          collapsible: 'collapsed',
        }
      );
    },
    children: (snapshot, row) => section.children?.(snapshot, row, id(row)) ?? [],
    ...(section.load && {
      async load(around: LoadContext, row: ImageRow) {
        const image = around.snapshot.images?.get(row.image);
        return (image && section.load?.(around, { row, image, under: id(row) })) ?? [];
      },
    }),
  };
}
