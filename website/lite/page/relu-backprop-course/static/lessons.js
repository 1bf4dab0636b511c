// The learner's copies of the lessons. A lesson is in the browser's storage from when it was first saved; until then
// the site's own is shown. One that the learner has not edited is refreshed when the site has a new version of it.
// What was edited is kept, and the learner told. course/lab/learner_copy.py does the same on a computer.

import { renewing, site } from "./site.js";

export const firstLesson = "welcome.ipynb";

const REFRESHED = "The course has a new version. Lessons that you had not edited are brought up to date: ";
const KEPT = "The course has a new version of a lesson that you edited";
const KEPT_WORDS = "Yours is kept as it is. To get the new one, open it and choose Begin This Lesson Anew in the menu Course. It is about: ";

const numbers = (paths) => paths.map((path) => path.match(/^0*(\d*)/)[1] || "welcome").sort().join(", ");

// What the site last showed of each lesson: {path: {released, content, told}}.
const readRecord = () => {
  try {
    return JSON.parse(localStorage.getItem(site.key)) ?? {};
  } catch {
    return {};
  }
};

const keepRecord = (record) => localStorage.setItem(site.key, JSON.stringify(record));

// A digest of what a learner can edit. To run or save a notebook changes the rest.
async function digest(notebook) {
  const text = (source) => (Array.isArray(source) ? source.join("") : source);
  const cells = notebook.cells.map((cell) => [cell.cell_type, text(cell.source)]);
  const bytes = new TextEncoder().encode(JSON.stringify(cells.filter(([, source]) => source.trim())));
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16)).join("-");
}

// Before any lesson is opened: what is open here could not be refreshed.
export async function bringUpToDate(contents, tell, inform) {
  if (!crypto.subtle) return; // without https, nothing is known of what was edited, and so nothing is refreshed
  const lessons = await site.json("lessons.json");
  if (renewing()) return; // the page that comes next does it
  const record = readRecord();
  const [refreshed, kept] = [[], []];
  const look = async ([path, released]) => {
    const before = record[path];
    if (before?.released === released || before?.told === released) return;
    const [theirs, content] = await Promise.all([site.json(`files/${path}`).then(digest), mine(contents, path)]);
    if (content === theirs) {
      record[path] = { released, content };
    } else if (before?.content === content) {
      await contents.delete(path); // the learner's copy: the site's own shows again
      record[path] = { released, content: theirs };
      refreshed.push(path);
    } else {
      kept.push(path);
    }
  };
  for (const lesson of Object.entries(lessons)) await look(lesson);
  keepRecord(record);
  if (refreshed.length) inform(`${REFRESHED}${numbers(refreshed)}.`);
  if (!kept.length) return;
  tell(KEPT, `${KEPT_WORDS}${numbers(kept)}.`).then(() => {
    const told = kept.map((path) => [path, { ...record[path], told: lessons[path] }]);
    keepRecord({ ...readRecord(), ...Object.fromEntries(told) });
  });
}

async function mine(contents, path) {
  try {
    return await digest((await contents.get(path, { type: "notebook", content: true })).content);
  } catch {
    return "no notebook";
  }
}

export async function beginAnew(contents, context, ask, warn) {
  const lessons = await site.json("lessons.json");
  if (!Object.hasOwn(lessons, context.path)) return warn("This is no lesson of the course: there is nothing to begin anew.");
  const kept = await free(contents, context.path);
  const body = `The lesson will be as on the first day. What you wrote is kept beside it, as ${kept}.`;
  if (!(await ask("Begin this lesson anew?", body, "Begin anew"))) return;
  await context.save();
  const { content } = await contents.get(context.path, { type: "notebook", content: true });
  await contents.save(kept, { type: "notebook", format: "json", content });
  await contents.delete(context.path);
  await context.revert();
  if (!crypto.subtle) return;
  const theirs = { released: lessons[context.path], content: await digest(await site.json(`files/${context.path}`)) };
  keepRecord({ ...readRecord(), [context.path]: theirs });
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
