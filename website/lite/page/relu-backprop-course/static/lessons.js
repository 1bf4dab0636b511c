// The learner's copies of the lessons. A lesson is in the browser's storage from when it was first saved; until then
// the site's own is shown. One that the learner has not edited is refreshed when the site has a new version of it.
// What was edited is kept, and the learner told. course/lab/learner_copy.py does the same on a computer.

import { site } from "./site.js";

export const firstLesson = "welcome.ipynb";

const RECORD = `relu-backprop-course ${site.root}`;
const REFRESHED = "Brought up to date, because the course has changed and you had not edited: ";
const KEPT = "The course now has another version of: ";
const KEPT_WHY = ". Yours is kept as you edited it. To get the new one, choose Begin This Lesson Anew in the menu Course.";

// What the site last showed of each lesson: {path: {released, content, told}}.
const readRecord = () => {
  try {
    return JSON.parse(localStorage.getItem(RECORD)) ?? {};
  } catch {
    return {};
  }
};

// A digest of what a learner can edit. To run or save a notebook changes the rest.
async function digest(notebook) {
  const text = (source) => (Array.isArray(source) ? source.join("") : source);
  const cells = notebook.cells.map((cell) => [cell.cell_type, text(cell.source)]);
  const bytes = new TextEncoder().encode(JSON.stringify(cells.filter(([, source]) => source.trim())));
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16)).join("-");
}

export async function bringUpToDate(contents, tell) {
  if (!crypto.subtle) return; // without https, nothing is known of what was edited, and so nothing is refreshed
  const lessons = await site.json("lessons.json");
  const record = readRecord();
  const [refreshed, kept] = [[], []];
  for (const [path, released] of Object.entries(lessons)) {
    const before = record[path];
    if (before?.released === released || before?.told === released) continue;
    const theirs = { released, content: await digest(await site.json(`files/${path}`)) };
    const content = await mine(contents, path);
    if (content === theirs.content) {
      record[path] = theirs;
    } else if (before?.content === content) {
      await contents.delete(path); // the learner's copy: the site's own shows again
      record[path] = theirs;
      refreshed.push(path);
    } else {
      record[path] = { ...before, told: released };
      kept.push(path);
    }
  }
  localStorage.setItem(RECORD, JSON.stringify(record));
  if (refreshed.length) tell(REFRESHED + refreshed.join(", ") + ".");
  if (kept.length) tell(KEPT + kept.join(", ") + KEPT_WHY);
}

async function mine(contents, path) {
  try {
    return await digest((await contents.get(path, { type: "notebook", content: true })).content);
  } catch {
    return "no notebook";
  }
}

export async function beginAnew(contents, context, ask, tell) {
  const lessons = await site.json("lessons.json");
  if (!Object.hasOwn(lessons, context.path)) return tell("This is no lesson of the course: there is nothing to begin anew.");
  const kept = await free(contents, context.path);
  const body = `The lesson will be as on the first day. What you wrote is kept beside it, as ${kept}.`;
  if (!(await ask("Begin this lesson anew?", body, "Begin anew"))) return;
  await context.save();
  const { content } = await contents.get(context.path, { type: "notebook", content: true });
  await contents.save(kept, { type: "notebook", format: "json", content });
  await contents.delete(context.path);
  await context.revert();
  const theirs = { released: lessons[context.path], content: await digest(await site.json(`files/${context.path}`)) };
  if (crypto.subtle) localStorage.setItem(RECORD, JSON.stringify({ ...readRecord(), [context.path]: theirs }));
}

// A name beside the lesson that nothing has yet.
async function free(contents, path) {
  for (let number = 1; ; number++) {
    const name = path.replace(/\.ipynb$/, `-before-${number}.ipynb`);
    try {
      await contents.get(name, { content: false });
    } catch {
      return name;
    }
  }
}
