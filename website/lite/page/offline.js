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

  const kept = (path) => `${ROOT}${path}?kept=${FILES[path]}`;

  function pathOf(url) {
    const path = decodeURI(url.origin + url.pathname).slice(ROOT.length);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  async function file(path) {
    const cache = await caches.open(CACHE);
    const found = await cache.match(kept(path));
    if (found) return found;
    const answer = await fetch(ROOT + path, { cache: "no-cache" });
    if (answer.ok) await cache.put(kept(path), answer.clone());
    return answer;
  }

  // Fetches what nobody has asked for yet, and forgets what older versions have left.
  async function keepAll() {
    const cache = await caches.open(CACHE);
    const wanted = new Set(Object.keys(FILES).map(kept));
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
    const waiting = Object.keys(FILES);
    const fetchOn = async () => {
      for (let path = waiting.pop(); path; path = waiting.pop()) await file(path);
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
    const answer = file(path);
    event.respondWith(answer);
    event.waitUntil(answer.then(() => tellLoaded(path), () => {}));
  });

  self.addEventListener("message", (event) => {
    if (event.data !== "keep all") return;
    event.waitUntil(keepAll().then(() => event.source.postMessage("kept all"), () => {}));
  });
}

importScripts("jupyterlite-worker.js");
