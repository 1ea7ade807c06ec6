/**
 * Languages that stand in heredocs: how programs call them, which files hold them, and the grammar
 * that colours them where the editor has it. The first that fits counts.
 */
export const LANGUAGES = [
  {
    id: 'nginx',
    scope: 'source.nginx',
    files: 'nginx[\\w.-]*\\.conf|nginx/[^\\s"\']*\\.conf',
  },
  {
    id: 'dockerfile',
    scope: 'source.dockerfile',
    files: '(?:Dockerfile|Containerfile)|[^\\s"\']*\\.dockerfile',
  },
  { id: 'python', scope: 'source.python', programs: 'python[\\d.]*|pypy[\\d.]*', files: '*.pyw?' },
  { id: 'javascript', scope: 'source.js', programs: 'node|nodejs|bun|deno', files: '*.[cm]?js' },
  { id: 'typescript', scope: 'source.ts', programs: 'tsx|ts-node', files: '*.[cm]?ts' },
  { id: 'perl', scope: 'source.perl', programs: 'perl[\\d.]*', files: '*.p[lm]' },
  { id: 'ruby', scope: 'source.ruby', programs: 'ruby[\\d.]*', files: '*.rb' },
  { id: 'php', scope: 'text.html.php', programs: 'php[\\d.]*', files: '*.php' },
  { id: 'lua', scope: 'source.lua', programs: 'lua[\\d.]*', files: '*.lua' },
  {
    id: 'sql',
    scope: 'source.sql',
    programs: 'psql|mysql|mariadb|sqlite3|duckdb',
    files: '*.sql',
  },
  { id: 'json', scope: 'source.json', files: '*.jsonc?' },
  { id: 'yaml', scope: 'source.yaml', files: '*.ya?ml' },
  { id: 'toml', scope: 'source.toml', files: '*.toml' },
  { id: 'xml', scope: 'text.xml', files: '*.(?:xml|xsd|xsl|svg)' },
  { id: 'html', scope: 'text.html.basic', files: '*.html?' },
  { id: 'css', scope: 'source.css', files: '*.css' },
  {
    id: 'ini',
    scope: 'source.ini',
    files: '*.(?:ini|cfg|conf|cnf|properties|service|timer|socket|repo|list)',
  },
  {
    id: 'powershell',
    scope: 'source.powershell',
    programs: 'pwsh|powershell(?:\\.exe)?',
    files: '*.psm?1',
  },
  {
    id: 'shellscript',
    scope: 'source.shell',
    programs: '(?:ba|da|z|k|mk|a)?sh',
    files: '*.(?:sh|bash|zsh|ksh|profile)',
  },
].map(({ files, ...language }) => ({
  ...language,
  files: files.replace(/^\*\./, '[^\\s"\']*\\.'),
  /** The scope that surrounds it, by which the editor knows which language it is. */
  name: `meta.embedded.block.${language.id}`,
}));

/** Of a heredoc in RUN that says nothing else. */
export const SHELL = LANGUAGES[LANGUAGES.length - 1];
