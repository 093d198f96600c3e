/** Prints every installed package with its licence, from the lock file and the packages themselves: `npm run licences`. */
import { readFileSync } from 'node:fs';

/** Licences that ask for no more than to be named, or bind only changes of the package itself. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages that name their licence only in a file, which somebody has read. */
const READ = new Map([['flatbuffers@1.12.0', 'Apache-2.0']]);

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const rows = Object.entries(packages)
  .filter(([path, entry]) => path !== '' && !entry.link)
  .map(([path, entry]) => ({
    name: nameOf(path),
    version: entry.version,
    licence: READ.get(`${nameOf(path)}@${entry.version}`) ?? entry.license ?? licenceInside(path),
    use: entry.dev ? 'tests and checks' : entry.optional || entry.devOptional ? 'optional' : 'product',
  }))
  .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function licenceInside(path) {
  try {
    const { license, licenses } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
    const named = license ?? licenses;
    return (Array.isArray(named) ? named.map((l) => l.type ?? l).join(' OR ') : (named?.type ?? named)) ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** "(MIT OR GPL-2.0)" is accepted for its MIT; "MIT AND Zlib" only for both. */
const accepted = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((name) => ACCEPTED.has(name.trim())));

for (const { name, version, licence, use } of rows) console.log(`${name}\t${version}\t${licence}\t${use}`);
const others = rows.filter(({ licence }) => !accepted(licence));
console.error(`${rows.length} packages; ${others.length} with a licence that somebody should look at`);
for (const { name, licence } of others) console.error(`  ${name}: ${licence}`);
process.exitCode = others.length > 0 ? 1 : 0;
