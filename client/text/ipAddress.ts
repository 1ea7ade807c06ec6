/** 4 or 6 for an IP address of that version, 0 for anything else. */
export function ipVersion(text: string): 4 | 6 | 0 {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    return text.split('.').every((part) => Number(part) <= 255) ? 4 : 0;
  }
  return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`)
    ? 6
    : 0;
}
