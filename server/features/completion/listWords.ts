/** The words of a list between commas and blanks, but for the one that the cursor is in. */
export function wordsBeside(before: string, after: string): readonly string[] {
  const others = `${before.replace(/[^,\s]*$/, '')} ${after.replace(/^[^,\s]*/, '')}`;
  return others.split(/[,\s]+/).filter((word) => word !== '');
}
