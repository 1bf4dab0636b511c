// Notebooks as files: one to hand in, which any other Jupyter opens; or all that is kept here, in a zip.
// JupyterLite's own command gives no name.

import { zip } from "./zip.js";

const ALL = "relu-course";

const asText = (notebook) => JSON.stringify(notebook, null, 1) + "\n";

export async function download(context) {
  await context.save().catch(() => {}); // where there is no room, what is on the page goes into the file all the same
  give(asText(context.model.toJSON()), "application/x-ipynb+json", context.path.split("/").at(-1));
}

// Lessons, progress, and what else lies in the file browser, as `relu-course` keeps it on a computer.
export async function downloadAll(contents, tracker) {
  const open = new Map();
  tracker.forEach(({ context }) => open.set(context.path, context.model.toJSON()));
  const files = [];
  const add = async (folder) => {
    for (const { path, type } of (await contents.get(folder, { content: true })).content) {
      if (type === "directory") await add(path);
      else files.push([`${ALL}/${path}`, await bytes(open.get(path) ?? (await contents.get(path, { content: true })))]);
    }
  };
  await add("");
  give(zip(files), "application/zip", `${ALL}.zip`);
}

async function bytes({ format, content, ...notebook }) {
  if (format === "base64") return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  return new TextEncoder().encode(format === "text" ? content : asText(content ?? notebook));
}

function give(data, type, download) {
  const href = URL.createObjectURL(new Blob([data], { type }));
  Object.assign(document.createElement("a"), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
