/** `2026-11-25 01:35:00.578`, where the reader is. */
export function clockTime(seconds: number, nanos: number): string {
  const date = new Date(seconds * 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day} ${time}.${String(Math.floor(nanos / 1e6)).padStart(3, '0')}`;
}
