// Where work is kept: what the browser allows, and who else is at it.

const REFUSED = "Your work cannot be kept in this browser: it gives this page no room. Download your lesson before you close the page, by the menu Course; or open the page in an ordinary window instead of a private one.";
const NO_WORKER = "Your progress is not recorded here, and the page needs a network each time. Open it in an ordinary window, at an address that begins with https.";
const NEARLY_FULL = "There is little room left for your work in this browser. Download your lessons, by the menu Course.";
const TWICE = "is open in another tab, too. Close one of them: each saves over what the other wrote.";
const LITTLE = 20e6; // bytes

export async function guard(app, tracker, tell) {
  if (!(await canKeep())) tell(REFUSED, "error");
  else if (!navigator.serviceWorker) tell(NO_WORKER, "warning");
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && quota - usage < LITTLE) tell(NEARLY_FULL, "warning");
  navigator.storage?.persist?.(); // or the browser may throw it away when the disk is full
  tracker.widgetAdded.connect((_, panel) => holdAlone(panel, tell));
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

// Holds a lock while the notebook is open here; somebody else who holds it already has it open in another tab.
function holdAlone(panel, tell) {
  if (!navigator.locks) return;
  const path = panel.context.path;
  const closed = new Promise((resolve) => panel.disposed.connect(resolve));
  navigator.locks.request(`${document.baseURI.split("?")[0]} ${path}`, { ifAvailable: true }, (lock) =>
    lock ? closed : tell(`${path} ${TWICE}`, "warning"),
  );
}
