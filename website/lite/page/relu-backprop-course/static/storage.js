// Where work is kept, and what to do where the browser refuses it.

const REFUSED = "Your work cannot be kept in this browser";
const REFUSED_WORDS = "It gives this page no room. Download your lesson before you close the page, by the menu Course; or open the page in an ordinary window instead of a private one.";
const NO_WORKER = "Your progress is not recorded here";
const NO_WORKER_WORDS = "The page needs a network each time, too. Open it in an ordinary window, at an address that begins with https.";
const FULL = "Your work was not saved: this browser has no room left. Download your lessons before you leave.";
const NEARLY_FULL = "There is little room left for your work in this browser. Download your lessons.";
const LITTLE = 20e6; // bytes

export async function guard(tracker, tell, warn) {
  // First, since a lesson may be open before the browser has answered what follows.
  const watch = ({ context }) => context.saveState.connect((_, state) => state === "failed" && warn(FULL));
  tracker.forEach(watch);
  tracker.widgetAdded.connect((_, panel) => watch(panel));
  if (!(await canKeep())) tell(REFUSED, REFUSED_WORDS);
  else if (!navigator.serviceWorker) tell(NO_WORKER, NO_WORKER_WORDS);
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && quota - usage < LITTLE) warn(NEARLY_FULL);
  navigator.storage?.persist?.(); // or the browser may throw it away when the disk is full
  keepTheWorker();
}

// JupyterLite drops a service worker whose version it has not written down, at the next visit, and fetches it anew: that
// visit may be without a network. It writes the version down under this name.
function keepTheWorker() {
  if (!navigator.serviceWorker) return;
  const { appVersion } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  navigator.serviceWorker.ready.then(({ active }) => localStorage.setItem(`${active.scriptURL}-version`, appVersion));
}

function canKeep() {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open("relu-backprop-course trial");
      opening.onerror = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase("relu-backprop-course trial");
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
