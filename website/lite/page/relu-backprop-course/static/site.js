// Where the site is, and its own files.

const root = new URL("../../../", import.meta.url).href;

export const site = {
  root,
  async json(path) {
    const answer = await fetch(root + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path} cannot be fetched (${answer.status})`);
    return answer.json();
  },
};
