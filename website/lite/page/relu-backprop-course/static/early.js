// A cell that is run before Python is there waits for it. JupyterLab would drop it without a word.

export const earlyCells = ({ runCell }) => ({
  runCell: async (options) => {
    const { cell, sessionContext } = options;
    if (cell.model.type === "code" && sessionContext && !sessionContext.isReady) {
      cell.setPrompt("*");
      await sessionContext.ready;
    }
    return runCell(options);
  },
});
