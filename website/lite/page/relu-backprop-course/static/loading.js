// A line at the foot of the page that says what is loading, until Python is there.

import { site } from "./site.js";

const STYLE = `position: fixed; inset: auto 0 1.6rem; margin: auto; width: fit-content; max-width: 92vw; z-index: 100;
  padding: .5rem 1rem; border-radius: .4rem; font: 14px/1.4 var(--jp-ui-font-family);
  color: var(--jp-ui-inverse-font-color1); background: var(--jp-inverse-layout-color1);`;
const SHOWN_AFTER = 4000; // ms in which "ready" can be read

export async function announce(tracker) {
  const files = Object.keys((await site.json("pyodide/pyodide-lock.json")).packages).length + 4;
  const line = Object.assign(document.createElement("div"), { id: "course-loading", role: "status" });
  line.style = STYLE;
  const loaded = new Set();
  let begun = 0;
  const show = () => {
    const seconds = Math.round((performance.now() - begun) / 1000);
    const what = loaded.size < files ? `${loaded.size} of ${files} files` : "starting";
    line.textContent = `Loading Python: ${what}, ${seconds} s. You can read on; cells run when it is there.`;
  };
  const listen = ({ data }) => {
    if (data.loaded) loaded.add(data.loaded);
    if (data === "kept all") document.body.dataset.courseOffline = ""; // from now on the page needs no network
  };
  let ticking;
  const follow = (session) => {
    if (!begun) {
      begun = performance.now();
      navigator.serviceWorker?.addEventListener("message", listen);
      document.body.append(line);
      ticking = setInterval(show, 1000);
      show();
    }
    if (session.session?.kernel?.status !== "idle") return;
    session.statusChanged.disconnect(follow);
    clearInterval(ticking);
    document.body.dataset.coursePython = "";
    line.textContent = "Python is ready.";
    setTimeout(() => line.remove(), SHOWN_AFTER);
    navigator.serviceWorker?.controller?.postMessage("keep all");
  };
  const once = (_, panel) => {
    tracker.widgetAdded.disconnect(once);
    panel.sessionContext.statusChanged.connect(follow);
    follow(panel.sessionContext);
  };
  tracker.widgetAdded.connect(once);
  if (tracker.currentWidget) once(tracker, tracker.currentWidget);
}
