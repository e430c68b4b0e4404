// Keeps one build of the page whole on the device and answers from it, so that
// the page needs no network. The build writes its hash and the list of its
// files, each with its SHA-256, in the places of the two values below; a new
// build is therefore a new script, and the browser notices by that.
const BUILD = "BUILD";
const FILES = "FILES";

const PAGE = "index.html";
/** What a site may have lying beside the build, which therefore does not list it. */
const BESIDE = "wording/";

/** Ends in a slash, and is a sub-path where the site lies below one. */
const SCOPE = self.registration.scope;
// Other copies of the page may lie below other paths of the same origin.
const OURS = `dermscore ${SCOPE} `;
const BUILD_CACHE = OURS + BUILD;
const BESIDE_CACHE = OURS + "beside";

const address = (name) => new URL(name, SCOPE).href;

/** The windows that were given this build's page since this script was started. */
const served = new Set();

async function digest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest));
}

/**
 * A file of this build from the network. What is missing, cut, or of another
 * build is an error: then this build is not installed, and the one before goes
 * on working.
 */
async function fetched(name) {
  // The browser's own copy will do, since the digest tells whether it is right.
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address(name), { cache });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer().catch(() => new ArrayBuffer(0));
    if ((await digest(bytes)) !== FILES[name]) continue;
    // Made anew: one that came by way of a redirect cannot answer a navigation.
    const headers = new Headers(response.headers);
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    return new Response(bytes, { headers });
  }
  throw new Error(`${name} is not there as build ${BUILD} has it`);
}

/** Fetches what is not there yet; after a failure, the next try goes on from there. */
async function install() {
  const cache = await caches.open(BUILD_CACHE);
  const fetching = Object.keys(FILES).map(async (name) => {
    if (!(await cache.match(address(name)))) await cache.put(address(name), await fetched(name));
  });
  await Promise.all(fetching);
}

/**
 * Deletes older builds, unless a window that was opened with one of them may
 * still ask for a part of it.
 */
async function tidy() {
  const windows = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (!windows.every((client) => served.has(client.id))) return;
  const other = (name) => name.startsWith(OURS) && name !== BUILD_CACHE && name !== BESIDE_CACHE;
  const names = (await caches.keys()).filter(other);
  // While a newer build is on its way or waits, one of them is its.
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function activate() {
  // The window of the first visit works without a network from now on, too.
  await self.clients.claim();
  await tidy();
}

/** From this build, else from an older one that a window still shows, else from the network. */
async function answer(name, request) {
  const cache = await caches.open(BUILD_CACHE);
  const own = await cache.match(address(name));
  return own ?? (await caches.match(address(name))) ?? fetch(request);
}

/** Most sites have nothing beside the page: that is no error in the console. */
const nothing = () => new Response(null, { status: 204 });

/** From the network as it stands there now; without one, as it stood there last. */
async function beside(request) {
  const cache = await caches.open(BESIDE_CACHE);
  let response;
  try {
    response = await fetch(request);
  } catch {
    const last = await cache.match(request, { ignoreVary: true });
    return last ?? nothing();
  }
  // A device without room for it still has what the network said.
  if (response.ok) await cache.put(request, response.clone()).catch(() => {});
  else if (response.status === 404) {
    await cache.delete(request);
    return nothing();
  }
  return response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  // Only when the person agrees: until then a new build waits.
  if (event.data === "take") self.skipWaiting();
  // Else a page says which build it is of. It may be an older one, although it has
  // only just been opened: this build came into force meanwhile.
  else if (event.data === BUILD) event.waitUntil(tidy());
  else event.source.postMessage("older");
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const name = request.url.slice(SCOPE.length).split(/[?#]/)[0];
  if (request.mode === "navigate") {
    // Other documents below the scope are no affair of the page.
    if (name !== "" && name !== PAGE) return;
    served.add(event.resultingClientId);
    event.respondWith(answer(PAGE, request));
  } else if (name.startsWith(BESIDE)) {
    event.respondWith(beside(request));
  } else {
    event.respondWith(answer(name, request));
  }
});
