#!/usr/bin/env bash
# A soft return (Shift+Enter) in a Word file vanishes from the raw text: a speaker's label and the first word are one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error mammoth@1.13.0 jszip@3.10.1 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import JSZip from 'jszip';
import mammoth from 'mammoth';

const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const formats = 'http://schemas.openxmlformats.org';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const zip = new JSZip();
zip.file(
  '[Content_Types].xml',
  `${xml}<Types xmlns="${formats}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
);
zip.file(
  '_rels/.rels',
  `${xml}<Relationships xmlns="${formats}/package/2006/relationships"><Relationship Id="r1" Type="${formats}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
);
zip.file(
  'word/document.xml',
  `${xml}<w:document xmlns:w="${formats}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>ANN LIND</w:t><w:br/><w:t>We left</w:t><w:br/><w:t>at dawn.</w:t></w:r></w:p></w:body></w:document>`,
);
const buffer = await zip.generateAsync({ type: 'nodebuffer' });
const raw = await mammoth.extractRawText({ buffer });
const html = await mammoth.convertToHtml({ buffer });
console.log(JSON.stringify([raw.value, raw.messages.length, html.value]));
JS
cat <<'TEXT'
PACKAGE   mammoth 1.13.0 (npm), extractRawText beside convertToHtml
EXPECTED  "ANN LIND", "We left" and "at dawn." apart in the raw text as in the HTML, or a message
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='["ANN LINDWe leftat dawn.\n\n",0,"<p>ANN LIND<br />We left<br />at dawn.</p>"]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
