// A notebook as a file: what is handed in, and what any other Jupyter opens. JupyterLite's own command gives no name.

export async function download(context) {
  await context.save();
  const text = JSON.stringify(context.model.toJSON(), null, 1) + "\n";
  const href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  Object.assign(document.createElement("a"), { href, download: context.path.split("/").at(-1) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
