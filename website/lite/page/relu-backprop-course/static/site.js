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

// Whether the page is about to be loaded again, for a new version: see renew.js.
export const renewing = () => "courseRenewing" in document.documentElement.dataset;
