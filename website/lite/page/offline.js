// The service worker: keeps every file of this version of the site, so that it opens again without a network.
//
// FILES, which the build fills in, maps each file to a mark of its content. A file is kept under its mark: what a new
// version leaves as it was is not fetched again, and two versions never mix. JupyterLite's own worker, which brings
// files to Python, is part of it, and shares its names: hence the braces.

{
  const FILES = {};
  const ROOT = new URL("./", self.location).href;
  const CACHE = `relu-backprop-course ${ROOT}`;
  const AT_ONCE = 4;

  const kept = (path) => new URL(`${path}?kept=${FILES[path]}`, ROOT).href;

  function pathOf(url) {
    const path = decodeURI(url.origin + url.pathname).slice(ROOT.length);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  // Some hosts send whoever asks for index.html to its folder, and a page may not come by such a detour.
  const fetched = (path) => fetch(ROOT + path.replace(/(^|\/)index\.html$/, "$1"), { cache: "no-cache" });

  // The answer, and what is still to be done when it is given: a large file is passed on while it is being kept.
  async function file(path) {
    const cache = await caches.open(CACHE);
    const found = await cache.match(kept(path));
    if (found) return [found, null];
    const answer = await fetched(path);
    // Where the browser has no room left, the page goes on with what the network gives.
    const keeping = answer.ok ? cache.put(kept(path), answer.clone()).catch(() => {}) : null;
    return [answer, keeping];
  }

  // Fetches what nobody has asked for yet, and forgets what older versions have left.
  async function keepAll() {
    const cache = await caches.open(CACHE);
    const there = (await cache.keys()).map(({ url }) => url);
    const wanted = new Set(Object.keys(FILES).map(kept));
    for (const url of there) if (!wanted.has(url)) await cache.delete(url);
    const missing = Object.keys(FILES).filter((path) => !there.includes(kept(path)));
    const fetchOn = async () => {
      for (let path = missing.pop(); path; path = missing.pop()) {
        const answer = await fetched(path);
        if (!answer.ok) throw new Error(`${path} cannot be fetched (${answer.status})`);
        await cache.put(kept(path), answer);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchOn));
  }

  async function tellLoaded(path) {
    if (!path.startsWith("pyodide/")) return;
    for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage({ loaded: path });
  }

  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || !decodeURI(url.href).startsWith(ROOT)) return;
    const path = pathOf(url);
    if (!Object.hasOwn(FILES, path)) return;
    event.stopImmediatePropagation(); // JupyterLite's worker would answer, too
    const answered = file(path);
    event.respondWith(answered.then(([answer]) => answer));
    event.waitUntil(answered.then(([, keeping]) => keeping).then(() => tellLoaded(path), () => {}));
  });

  self.addEventListener("message", (event) => {
    if (event.data !== "keep all") return;
    event.waitUntil(keepAll().then(() => event.source.postMessage("kept all"), () => {}));
  });
}

importScripts("jupyterlite-worker.js");
