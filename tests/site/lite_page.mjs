// What the course adds to JupyterLab's page, tried in Node: node lite_page.mjs FOLDER ZIP
//
// FOLDER has the modules of the page; a zip is left at ZIP. JupyterLab, the site and the browser's storage are stand-ins;
// locks, channels and digests are Node's own.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const [folder, zipped] = process.argv.slice(2);
const page = (name) => import(`${folder}/${name}.js`);
const signal = () => {
  const heard = new Set();
  return { connect: (listen) => heard.add(listen), emit: (...given) => heard.forEach((listen) => listen(...given)) };
};

const [FIRST, SECOND] = ["01_one/01_one.ipynb", "02_two/02_two.ipynb"];
const notebook = (...sources) => ({ cells: sources.map((text) => ({ cell_type: "code", source: [text] })) });
const site = { "lessons.json": { [FIRST]: "1", [SECOND]: "1" }, [FIRST]: notebook("one"), [SECOND]: notebook("two") };
const stored = {};
const contents = {
  get: async (path) => {
    const content = stored[path] ?? site[path];
    if (!content) throw new Error("404");
    return { content: structuredClone(content) };
  },
  delete: async (path) => delete stored[path],
  save: async (path, { content }) => (stored[path] = content),
};
globalThis.document = { documentElement: { dataset: {} }, createElement: () => ({ click: () => {} }) };
const kept = {};
globalThis.localStorage = { getItem: (key) => kept[key] ?? null, setItem: (key, text) => (kept[key] = text) };
globalThis.fetch = async (url) => {
  const path = Object.keys(site).find((path) => url.endsWith(path));
  return { ok: Boolean(path), status: 404, json: async () => structuredClone(site[path]) };
};

async function aNewVersionKeepsWhatWasWritten() {
  const { beginAnew, bringUpToDate } = await page("lessons");
  let said = [];
  let understand;
  const tell = (...words) => {
    said.push(words.join(". "));
    return new Promise((resolve) => (understand = resolve));
  };
  const visit = async () => {
    said = [];
    await bringUpToDate(contents, tell, (words) => said.push(words));
    return said.join(" ");
  };
  assert.equal(await visit(), "");
  stored[FIRST] = notebook("one", "my own words");
  stored[SECOND] = notebook("two", " "); // saved, with an empty cell more
  Object.assign(site, { "lessons.json": { [FIRST]: "2", [SECOND]: "2" }, [FIRST]: notebook("ONE"), [SECOND]: notebook("TWO") });
  assert.match(await visit(), /brought up to date: 2\..*Yours is kept as it is.*It is about: 1\./);
  assert.deepEqual(stored, { [FIRST]: notebook("one", "my own words") });
  assert.match(await visit(), /^The course has a new version of a lesson that you edited/, "told until it is understood");
  understand();
  await pause();
  assert.equal(await visit(), "");

  const context = { path: FIRST, save: async () => {}, revert: async () => (context.shown = (await contents.get(FIRST)).content) };
  await beginAnew(contents, context, async () => true, tell);
  assert.deepEqual(context.shown, notebook("ONE"));
  assert.deepEqual(stored, { [FIRST.replace(".ipynb", "-before-1.ipynb")]: notebook("one", "my own words") });
  assert.equal(await visit(), "");
}

async function oneTabAtATimeWorksOnALesson() {
  const { oneTabEach } = await page("tabs");
  const disk = { text: "" };
  const openedIn = async (tab, text) => {
    const disposed = signal();
    const context = { path: FIRST, ready: Promise.resolve(), text, model: { dirty: Boolean(text) } };
    context.save = async () => ([disk.text, context.model.dirty] = [context.text, false]);
    context.revert = async () => (context.text = disk.text);
    const panel = { context, disposed, closed: false, dispose: () => ((panel.closed = true), disposed.emit()) };
    tab.widgetAdded.emit(tab, panel);
    await pause(100);
    return panel;
  };
  const tab = (...answers) => {
    const tracker = { widgetAdded: signal(), asked: 0 };
    oneTabEach(tracker, async () => (tracker.asked++, answers.shift()));
    return tracker;
  };
  const [one, other] = [tab(), tab(false, true)];
  const first = await openedIn(one, "written and not saved");
  assert.equal((await openedIn(other)).closed, true, "it is left to the first tab");
  assert.equal(first.closed, false);
  const second = await openedIn(other);
  assert.deepEqual([first.closed, second.closed, second.context.text], [true, false, "written and not saved"]);
  second.dispose();
  await pause(100);
  await openedIn(one);
  assert.deepEqual([one.asked, other.asked], [0, 2], "nobody is asked where no other tab has it open");
}

// What the page shows and has not saved is in the zip, too. JupyterLite lists a folder only where its content is asked for.
async function allIsDownloadedAtOnce() {
  const { downloadAll } = await page("download");
  const listed = (...entries) => entries.map(([path, type]) => ({ path, type }));
  const folders = {
    "": listed(["ä.ipynb", "notebook"], ["01_one", "directory"], ["empty.txt", "file"]),
    "01_one": listed([FIRST, "notebook"]),
  };
  const files = {
    "ä.ipynb": { format: "json", content: notebook("é") },
    "empty.txt": { format: "text", content: "" },
    [FIRST]: { format: "json", content: notebook("saved") },
  };
  const get = async (path, asked) => files[path] ?? { content: asked?.content ? folders[path] : null };
  const context = { path: FIRST, model: { toJSON: () => notebook("not saved") } };
  let given;
  URL.createObjectURL = (blob) => (given = blob) && "blob:";
  await downloadAll({ get }, { forEach: (look) => look({ context }) });
  writeFileSync(zipped, new Uint8Array(await given.arrayBuffer()));
}

await aNewVersionKeepsWhatWasWritten();
await oneTabAtATimeWorksOnALesson();
await allIsDownloadedAtOnce();
process.exit(0); // locks that are held would keep Node
