import assert from 'node:assert/strict';
import { format as checkstyle } from '../../../server/report/formats/checkstyle.ts';
import { format as junit } from '../../../server/report/formats/junit.ts';
import { context, reports } from './reports.ts';

// https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html
describe('The format checkstyle', () => {
  it('has every file, with its findings escaped', () => {
    assert.equal(
      checkstyle.print(reports, context),
      `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="my app/Dockerfile">
    <error line="2" column="1" severity="error" message="&quot;a&quot; &amp; &apos;b&apos; &lt;c&gt;: 100%, use COPY" source="DL3020"/>
    <error line="3" column="5" severity="warning" message="Two&#10;lines, a bell \ufffd and \ufffd" source="LS2000"/>
  </file>
  <file name="./bücher/Dockerfile.#1">
    <error line="1" column="7" severity="info" message="Double quote" source="SC2086"/>
    <error line="9" column="1" severity="info" message="Same" source="LS2000"/>
    <error line="10" column="1" severity="info" message="Same" source="LS2000"/>
  </file>
  <file name="C:\\src\\clean.Dockerfile">
  </file>
</checkstyle>
`,
    );
  });

  it('is well-formed without files', () => {
    assert.equal(
      checkstyle.print([], context),
      '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n</checkstyle>\n',
    );
  });
});

// https://github.com/testmoapp/junitxml
describe('The format junit', () => {
  it('is a suite a file and a failed test a finding', () => {
    assert.equal(
      junit.print(reports, context),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="longshore" tests="6" failures="5" errors="0">
  <testsuite name="my app/Dockerfile" tests="2" failures="2" errors="0">
    <testcase name="DL3020 at 2:1" classname="my app/Dockerfile">
      <failure message="&quot;a&quot; &amp; &apos;b&apos; &lt;c&gt;: 100%, use COPY" type="error">my app/Dockerfile:2:1 error DL3020 &quot;a&quot; &amp; &apos;b&apos; &lt;c&gt;: 100%, use COPY</failure>
    </testcase>
    <testcase name="LS2000 at 3:5" classname="my app/Dockerfile">
      <failure message="Two&#10;lines, a bell \ufffd and \ufffd" type="warning">my app/Dockerfile:3:5 warning LS2000 Two&#10;lines, a bell \ufffd and \ufffd</failure>
    </testcase>
  </testsuite>
  <testsuite name="./bücher/Dockerfile.#1" tests="3" failures="3" errors="0">
    <testcase name="SC2086 at 1:7" classname="./bücher/Dockerfile.#1">
      <failure message="Double quote" type="info">./bücher/Dockerfile.#1:1:7 info SC2086 Double quote</failure>
    </testcase>
    <testcase name="LS2000 at 9:1" classname="./bücher/Dockerfile.#1">
      <failure message="Same" type="hint">./bücher/Dockerfile.#1:9:1 hint LS2000 Same</failure>
    </testcase>
    <testcase name="LS2000 at 10:1" classname="./bücher/Dockerfile.#1">
      <failure message="Same" type="hint">./bücher/Dockerfile.#1:10:1 hint LS2000 Same</failure>
    </testcase>
  </testsuite>
  <testsuite name="C:\\src\\clean.Dockerfile" tests="1" failures="0" errors="0">
    <testcase name="No problems" classname="C:\\src\\clean.Dockerfile"/>
  </testsuite>
</testsuites>
`,
    );
  });
});
