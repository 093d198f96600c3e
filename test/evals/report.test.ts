import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../evals/evaluate.ts';
import { readOptions } from '../../evals/options.ts';
import { unjudged } from '../../evals/pool.ts';
import type { Report } from '../../evals/report/file.ts';
import { reportPage } from '../../evals/report/page.ts';
import { terminalReport } from '../../evals/report/terminal.ts';
import { summarise } from '../../evals/summary.ts';
import { productSystem } from '../../evals/systems/product.ts';
import { fakeApp, fakeSource } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

const HOSTILE = '</script><script>document.title = "taken"</script><img src=x onerror=alert(1)>';

let report: Report;

beforeAll(async () => {
  const app = fakeApp({ answer: (response) => ({ ...response, citations: [], answer: HOSTILE, status: 'no_answer' }) });
  const system = productSystem(async (path, init) => app.request(path, init));
  const run = await evaluate(system, fakeData, fakeSource);
  report = {
    made: '2020-11-06T12:00:00Z',
    options: readOptions([]),
    systems: [{ run, summary: summarise(run.records) }],
  };
});

describe('the HTML report', () => {
  const opened = () => new JSDOM(reportPage(report)).window.document;

  test('loads nothing from anywhere', () => {
    const document = opened();
    expect([...document.querySelectorAll('link, img, iframe, object, [src], [href^="http"]')]).toEqual([]);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content');
    expect(policy).toMatch(/default-src 'none'/);
  });

  test('shows what a system says as text', () => {
    const document = opened();
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect([...document.querySelectorAll('pre')].map((said) => said.textContent)).toContain(HOSTILE);
  });

  test('has every failure with question, what was expected, and why it failed', () => {
    const failures = [...opened().querySelectorAll('details')];
    expect(failures.map((f) => f.querySelector('code')!.textContent)).toEqual(['f-001', 'f-002', 'f-003', 'f-005.1']);
    expect(failures[0]!.textContent).toMatch(/bridges the engineers built/);
    expect(failures[0]!.textContent).toMatch(/line 5: “Our engineers built forty bridges in the valley.”/);
    expect(failures[0]!.dataset.labels).toMatch('first citation wrong|abstained, though it is answered');
  });

  test('draws systems, types, shapes, calibration and latency', () => {
    const titles = [...opened().querySelectorAll('h2')].filter((h) => h.parentElement!.querySelector('svg'));
    expect(titles.map((h) => h.textContent)).toEqual(
      expect.arrayContaining([
        'Systems side by side',
        'By type of question',
        'By shape of question',
        'Calibration of abstention',
        'Latency',
      ]),
    );
    expect(opened().querySelectorAll('.plot svg').length).toBe(5);
  });
});

test('the terminal has the same figures', () => {
  const text = terminalReport(report.systems);
  expect(text).toMatch(/first citation right\s+0\.000/);
  expect(text).toMatch(/product \s+0\.815 \[/);
  expect(text).toMatch(/product: by shape[\s\S]*\nfact \(2\) +0\.000/);
});

test('the pool holds what nobody judged, once, with who found it', () => {
  const [row, ...rest] = unjudged(
    report.systems.map(({ run }) => run),
    fakeData,
    fakeSource,
  ).filter(({ question }) => question === 'f-001');
  expect(row).toMatchObject({ line: 3, foundBy: { product: 2 }, text: fakeSource.text.split('\n')[2] });
  expect(rest.map(({ line }) => line)).not.toContain(5);
});

test('options are refused by name', () => {
  expect(() => readOptions(['--split', 'both'])).toThrow(/--split/);
  expect(() => readOptions(['--gate', '--only', 'ask'])).toThrow(/--gate/);
  expect(() => readOptions(['--colour'])).toThrow(/colour/);
});
