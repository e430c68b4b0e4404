// The beginning of the script of the page in one file. Everything that the page
// would fetch stands in the file itself, each in a data block: gzip, in base64.

const FOLDER = new URL(".", document.baseURI).href;

/** The data block of an address, if the page's own folder would have it. */
function block(address) {
  const { href } = new URL(address.url ?? address, document.baseURI);
  const name = href.startsWith(FOLDER) ? href.slice(FOLDER.length) : "";
  return document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
}

const network = window.fetch;

// The page fetches as it always does, and finds what stands here before it asks
// a network that a file on a disk has not got.
window.fetch = async (address, ...rest) => {
  const found = block(address);
  if (!found) return network.call(window, address, ...rest);
  const bytes = Uint8Array.from(atob(found.textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": found.type } });
};

/** The page's modules as functions that fill in what they export. */
const modules = {};
const loaded = {};

/** What a module exports; while modules load each other, what it has so far. */
function load(name) {
  if (!loaded[name]) {
    loaded[name] = {};
    modules[name](loaded[name]);
  }
  return loaded[name];
}
