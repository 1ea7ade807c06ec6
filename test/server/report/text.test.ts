import assert from 'node:assert/strict';
import { format as github } from '../../../server/report/formats/github.ts';
import { format as text } from '../../../server/report/formats/text.ts';
import { context, reports } from './reports.ts';

describe('The format text', () => {
  it('aligns its columns, shows what a terminal would obey, and counts', () => {
    assert.equal(
      text.print(reports, context),
      `my app/Dockerfile:2:1        error    DL3020  "a" & 'b' <c>: 100%, use COPY
my app/Dockerfile:3:5        warning  LS2000  Two\\u000alines, a bell \\u0007 and \ud800
./bücher/Dockerfile.#1:1:7   info     SC2086  Double quote
./bücher/Dockerfile.#1:9:1   hint     LS2000  Same
./bücher/Dockerfile.#1:10:1  hint     LS2000  Same

5 problems in 2 of 3 files: 1 error, 1 warning, 1 info, 2 hints; --fix mends 1
`,
    );
  });

  it('says that there is nothing', () => {
    assert.equal(text.print([], context), 'No problems in 0 files\n');
    assert.equal(text.print(reports.slice(2), context), 'No problems in 1 file\n');
  });

  it('says what was fixed', () => {
    const fixed = (codes: readonly string[], preview: boolean) =>
      text.print([{ file: 'a', findings: [], fixed: { codes, preview } }], context);
    assert.equal(
      fixed(['DL4000', 'DL3020', 'DL4000'], false),
      'Fixed 3 problems in 1 file: 1 DL3020, 2 DL4000\nNo problems in 1 file\n',
    );
    assert.equal(
      fixed(['DL3020'], true),
      'Would fix 1 problem in 1 file: 1 DL3020\nNo problems in 1 file\n',
    );
    assert.equal(fixed([], true), 'No problems in 1 file\n');
  });

  it('paints severities and codes where colour is welcome', () => {
    const [line] = text.print(reports, { ...context, colour: true }).split('\n');
    assert.equal(
      line,
      'my app/Dockerfile:2:1        \u001b[31merror  \u001b[0m  \u001b[1mDL3020\u001b[0m  "a" & \'b\' <c>: 100%, use COPY',
    );
  });
});

// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
describe('The format github', () => {
  it('is a command a finding, with columns where they count', () => {
    assert.equal(
      github.print(reports, context),
      `::error file=my app/Dockerfile,line=2,endLine=2,col=1,endColumn=4,title=DL3020::"a" & 'b' <c>: 100%25, use COPY
::warning file=my app/Dockerfile,line=3,endLine=5,title=LS2000::Two%0Alines, a bell \u0007 and \ud800
::notice file=bücher/Dockerfile.#1,line=1,endLine=1,col=7,endColumn=7,title=SC2086::Double quote
::notice file=bücher/Dockerfile.#1,line=9,endLine=9,col=1,endColumn=3,title=LS2000::Same
::notice file=bücher/Dockerfile.#1,line=10,endLine=10,col=1,endColumn=3,title=LS2000::Same
`,
    );
  });

  it('escapes what parts its properties', () => {
    const [first] = reports;
    const file = 'C:\\a,b\\50%\r\nDockerfile';
    assert.match(
      github.print([{ ...first, file, findings: first?.findings.slice(0, 1) ?? [] }], context),
      /^::error file=C%3A\/a%2Cb\/50%25%0D%0ADockerfile,line=2,/,
    );
  });
});
