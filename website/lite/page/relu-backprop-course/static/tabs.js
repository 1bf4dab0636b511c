// One tab at a time works on a lesson, or each would save over what the other wrote. Who opens a lesson that is open in
// another tab chooses which of the two goes on. The tab that goes on holds a lock while the lesson is open in it.

import { site } from "./site.js";

const ASKED = "This lesson is open in another tab";
const WORDS = "To go on here, it is saved and closed there.";
const SILENT = "The other tab does not answer. Close it, then choose Work here again.";
const PATIENCE = 5000; // ms in which the other tab has to save and close

export function oneTabEach(tracker, ask) {
  if (!navigator.locks) return;
  const channel = new BroadcastChannel(site.key);
  const held = new Map(); // path: panel
  channel.addEventListener("message", async ({ data }) => {
    const panel = held.get(data.handOver);
    if (!panel) return;
    if (panel.context.model.dirty) await panel.context.save();
    if (!panel.context.model.dirty) panel.dispose();
  });
  tracker.widgetAdded.connect(async (_, panel) => {
    const { path } = panel.context;
    const closed = new Promise((resolve) => panel.disposed.connect(() => resolve(held.delete(path))));
    const take = (options) => taken(`${site.key} ${path}`, options, closed);
    let [mine, words, waited] = [await take({ ifAvailable: true }), WORDS, false];
    while (!mine) {
      await panel.context.ready;
      if (!(await ask(ASKED, words, "Work here", "Leave it there"))) return panel.dispose();
      channel.postMessage({ handOver: path });
      mine = await take({ signal: AbortSignal.timeout(PATIENCE) });
      [words, waited] = [SILENT, true];
    }
    held.set(path, panel);
    if (waited) await panel.context.revert(); // to what the other tab has saved
  });
}

// Whether the lock could be had; it is kept until `closed`.
function taken(name, options, closed) {
  return new Promise((resolve) => {
    const hold = (lock) => {
      resolve(Boolean(lock));
      return lock && closed;
    };
    navigator.locks.request(name, options, hold).catch(() => resolve(false));
  });
}
