/** The page that explains a finding's code: ours, or ShellCheck's for its own. */
export function ruleUrl(code: string): string {
  return /^SC\d+$/.test(code)
    ? `https://www.shellcheck.net/wiki/${code}`
    : `https://github.com/longshore/longshore/blob/main/docs/rules/${code}.md`;
}
