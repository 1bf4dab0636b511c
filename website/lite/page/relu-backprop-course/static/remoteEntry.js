// What JupyterLab loads. It is a container of webpack's module federation, written by hand: JupyterLab hands over the
// modules that it shares, and gets plugins.
(() => {
  let shared;
  const library = async (name) => (await Object.values(shared[name])[0].get())();
  const container = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const { plugins } = await import("./plugins.js");
      const made = await plugins(library);
      return () => ({ __esModule: true, default: made });
    },
  };
  (window._JUPYTERLAB ??= {})["relu-backprop-course"] = container;
})();
