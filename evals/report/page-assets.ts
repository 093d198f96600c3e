/** What the report's page needs besides its figures. */

export const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1b; }
table { border-collapse: collapse; font-size: 0.85rem; }
th, td { padding: 0.2rem 0.6rem; text-align: left; border-bottom: 1px solid #ddd; font-weight: normal; }
td { font-variant-numeric: tabular-nums; }
.plot { overflow-x: auto; }
details { border-bottom: 1px solid #ddd; padding: 0.3rem 0; }
details[hidden] { display: none; }
summary { cursor: pointer; }
small { color: #666; }
h3 { font-size: 0.9rem; margin: 0.6rem 0 0.2rem; }
details p { margin: 0.2rem 0 0.2rem 1rem; }
pre { white-space: pre-wrap; margin: 0.4rem 1rem; background: #f5f5f5; padding: 0.5rem; }
.good { color: #1b6e3c; } .bad { color: #a4161a; }
.grade-2 b, .grade-1 b { color: #1b6e3c; } .grade-0 b { color: #a4161a; }
`;

/** Shows the failures that the form asks for. */
export const BROWSE = `
const form = document.getElementById('browse');
const items = [...document.querySelectorAll('details')];
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => {
  const { label, type, split, words } = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const item of items) {
    const fits = (!label || item.dataset.labels.split('|').includes(label))
      && (!type || item.dataset.type === type)
      && (!split || item.dataset.split === split)
      && item.textContent.toLowerCase().includes(words.toLowerCase());
    item.hidden = !fits;
    shown += fits;
  }
  form.querySelector('output').textContent = shown;
});
`;
