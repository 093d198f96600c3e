/**
 * `npm run audit`: advisories on what the product itself needs, not on what only its tests do. Fails where one is high or
 * critical; where the registry has no audit endpoint, or cannot be reached, says so and does not.
 */
import { spawnSync } from 'node:child_process';

const FAILING = ['high', 'critical'];

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;
if (!counts) {
  console.log(
    `Not audited: ${report?.statusCode ? `the registry answered ${report.statusCode}` : 'npm gave no report'}.`,
  );
} else {
  for (const { name, severity, range } of Object.values(report.vulnerabilities))
    console.log(`${severity} ${name} ${range}`);
  console.log(`${counts.total} advisories on ${report.metadata.dependencies.prod} packages.`);
  if (FAILING.some((severity) => counts[severity] > 0)) process.exitCode = 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
