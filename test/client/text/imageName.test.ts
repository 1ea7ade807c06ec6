import assert from 'node:assert/strict';
import { parseImageName } from '../../../client/text/imageName.ts';

const NAMES: readonly (readonly [string, string])[] = [
  ['', '|'],
  ['app', 'app|latest'],
  ['team/app:1.0', 'team/app|1.0'],
  ['localhost:5000/team/app', 'localhost:5000/team/app|latest'],
  ['localhost/app', 'localhost/app|latest'],
  ['registry.example.com/a/b-c_d.e:v1', 'registry.example.com/a/b-c_d.e|v1'],
  ['Team.example.com/app', 'Team.example.com/app|latest'],
];

const PROBLEMS: readonly (readonly [string, RegExp])[] = [
  ['App', /^"App" cannot be part of a name/],
  ['team//app', /^"" cannot be part of a name/],
  ['app:', /^"" is not a tag/],
  ['app:-x', /^"-x" is not a tag/],
  [`app:${'x'.repeat(129)}`, /is not a tag/],
  ['app@sha256:abc', /^A digest cannot be given/],
  ['a___b', /cannot be part of a name/],
  ['bad..host.com/app', /is not the address of a registry/],
  ['team/-app', /cannot be part of a name/],
  [' app', /cannot be part of a name/],
];

describe('the name of a new image', () => {
  for (const [text, expected] of NAMES) {
    it(`"${text}"`, () => {
      const name = parseImageName(text);
      assert.equal(typeof name === 'string' ? name : `${name.repository}|${name.tag}`, expected);
    });
  }
  for (const [text, expected] of PROBLEMS) {
    it(`not "${text.slice(0, 20)}"`, () => {
      const problem = parseImageName(text);
      assert.match(typeof problem === 'string' ? problem : 'none', expected);
    });
  }
});
