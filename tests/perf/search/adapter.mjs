// Writes the benchmark's adapter for this project's search: one module with
// the wasm inside. Usage: node adapter.mjs FOLDER-OF-WASM-BINDGEN OUT.js
import fs from 'node:fs';

const [folder, out] = process.argv.slice(2);
const wasm = fs.readFileSync(`${folder}/dermscore_search_bg.wasm`).toString('base64');
const glue = fs.readFileSync(`${folder}/dermscore_search.js`, 'utf8');
fs.writeFileSync(
  out,
  `${glue}
initSync({ module: Uint8Array.from(atob('${wasm}'), (sign) => sign.charCodeAt(0)) });
export const name = 'dermscore';
export const build = (terms) => new Finder(terms.map((term) => term.term).join('\\n'));
export const query = (finder, text) => finder.find(text, 20);
`,
);
