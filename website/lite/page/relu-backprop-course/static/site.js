// Where the site is, its own files, and the name under which the course keeps what is this site's.

const root = new URL("../../../", import.meta.url).href;

export const site = {
  root,
  key: `relu-backprop-course ${root}`,
  async json(path) {
    const answer = await fetch(root + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path} cannot be fetched (${answer.status})`);
    return answer.json();
  },
};
